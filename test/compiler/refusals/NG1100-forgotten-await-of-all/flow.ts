import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async ({ tables }: { tables: string[] }) => {
  const rows = tables.map(async (table) => (await load({ table })).rows);
  Promise.all(rows);
  const lists = await tables.map(async (table) => [await load({ table })]);
  return rows.length + lists.length;
});
