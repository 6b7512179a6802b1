import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => ({
  table,
  rows: table.length,
}));

export default flow("for-of-accumulates", async ({ tables }: { tables: string[] }) => {
  let total = 0;
  const names: string[] = [];
  for (const table of tables) {
    const loaded = await load({ table });
    total += loaded.rows;
    names.push(loaded.table);
  }
  return { total, names };
});
