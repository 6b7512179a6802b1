import { flow, task } from "nagare";

export const load = task(
  "load",
  async ({ name, least }: { name: string; least: number }) => name.length + least,
);
export const each = task("each", async ({ list }: { list: number[] }) => list.length);

interface Table {
  name: string;
  rows: number;
  kind?: "view" | "copy";
}

export default flow(
  "for-of-skip",
  async ({ tables, lists }: { tables: Table[]; lists: number[][] }) => {
    const least = await load({ name: "least", least: -4 });
    for (const { name, rows, kind } of tables) {
      if (rows < least) continue;
      if (kind === "view") continue;
      await load({ name, least });
    }
    for (const list of lists) {
      if (list.length > 1) await each({ list });
    }
    for (const [at, list] of lists.entries()) {
      if (at % 2 === 0) await each({ list });
    }
    return least;
  },
);
