import { flow, task } from "nagare";

interface Loaded {
  rows: number;
  parts: number[];
  tag?: string;
  "odd key": string | null;
}

export const load = task(
  "load",
  async ({ table }: { table: string }): Promise<Loaded> => ({
    rows: table.length,
    parts: [table.length, -1],
    ...(table.startsWith("t") ? { tag: table } : {}),
    "odd key": table === "" ? null : table,
  }),
);
export const weigh = task("weigh", async ({ n }: { n: number }) => n / 2);

export default flow(
  "for-of-sums",
  async ({ tables, factor }: { tables: string[]; factor: number }) => {
    let total = 0;
    let count = 0;
    let text = "";
    const names: string[] = ["first"];
    const parts: number[][] = [];
    const odd: (string | null)[] = [];
    for (const table of tables) {
      const loaded = await load({ table });
      const { rows } = loaded;
      const scaled = rows * factor;
      total += scaled;
      count++;
      names.push(table, loaded.tag ?? "none");
      parts.push(loaded.parts);
      odd.push(loaded["odd key"]);
      text = `${text}<${table}>`;
    }
    let weight = 1;
    for (const table of tables) weight += await weigh({ n: table.length });
    const seen: { n: number }[] = [];
    for (const [position, table] of tables.entries()) {
      seen.push({ n: (await weigh({ n: await weigh({ n: table.length }) })) + position });
    }
    return { total, count, text, names, parts, odd, weight, seen };
  },
);
