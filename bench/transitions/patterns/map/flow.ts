import { flow, map, task } from "nagare";

export const load = task("load", async ({ table, day }: { table: string; day: string }) => ({
  table: `${table}_${day}`,
  rows: table.length,
}));

export default flow("map", async ({ tables, day }: { tables: string[]; day: string }) => {
  const loaded = await map(tables, async (table) => await load({ table, day }), { concurrency: 5 });
  return {
    rows: loaded.reduce((sum, { rows }) => sum + rows, 0),
    tables: loaded.map((one) => one.table),
  };
});
