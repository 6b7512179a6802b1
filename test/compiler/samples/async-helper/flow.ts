import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => ({
  table,
  rows: table.length,
}));

async function loadBoth(a: string, b: string): Promise<number> {
  const first = await load({ table: a });
  const second = await load({ table: b });
  return first.rows + second.rows;
}

export default flow("async-helper", async ({ table }: { table: string }) => {
  const rows = await loadBoth(table, `${table}2`);
  return { rows, again: await loadBoth("x", "y") };
});
