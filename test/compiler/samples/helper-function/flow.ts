import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => ({
  table,
  rows: table.length,
}));

const folder = (date: string, table: string): string => `${date.slice(0, 4)}/${table}`;

function sizeOf(rows: number): "big" | "small" {
  if (rows > 5) return "big";
  return "small";
}

export default flow("helper-function", async ({ date, table }: { date: string; table: string }) => {
  const { rows } = await load({ table: folder(date, table) });
  return { rows, size: sizeOf(rows) };
});
