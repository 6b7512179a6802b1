import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => table.length);

export const loadTable = flow("load-table", async ({ table }: { table: string }) => {
  const rows = await load({ table });
  return { table, rows };
});

export default flow("sub-flow", async ({ tables }: { tables: string[] }) => {
  const loaded = await Promise.all(tables.map(async (table) => await loadTable({ table })));
  return loaded.map(({ rows }) => rows);
});
