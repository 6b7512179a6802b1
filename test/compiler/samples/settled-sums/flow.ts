import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => {
  if (table.startsWith("-")) throw new Error(`no table ${table.slice(1)}`);
  return { rows: table.length };
});

type Row = { kind: "sum"; of: { n: number } } | { kind: "text"; text: string };

export const read = task("read", async ({ table }: { table: string }): Promise<Row> => {
  const n = table.length;
  return n > 2 ? { kind: "sum", of: { n } } : { kind: "text", text: table };
});

export default flow("settled-sums", async ({ tables }: { tables: string[] }) => {
  const texts: string[] = [];
  let rows = 0;
  for (const table of tables) {
    const [first, second] = await Promise.allSettled([load({ table }), load({ table: "x" })]);
    rows += first.status === "fulfilled" ? first.value.rows : 0;
    texts.push(first.status === "rejected" ? first.reason.message : "loaded");
    rows += second.status === "fulfilled" ? second.value.rows : 0;
  }
  let total = 0;
  for (const table of tables) {
    const row = await read({ table });
    total += row.kind === "sum" ? row.of.n : row.text.length * 100;
  }
  return { rows, texts, total };
});
