import { flow, task } from "nagare";

export const load = task("load", async ({ name }: { name: string }) => name.length);
export const done = task("done", async ({ count }: { count: number }) => `${count} tables`);

export default flow(
  "for-of-skip",
  async ({ tables }: { tables: { name: string; rows: number }[] }) => {
    for (const { name, rows } of tables) {
      if (rows === 0) continue;
      await load({ name });
    }
    return await done({ count: tables.length });
  },
);
