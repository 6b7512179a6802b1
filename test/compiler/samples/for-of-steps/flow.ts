import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => ({
  table,
  rows: table.length,
}));

export default flow("for-of-steps", async ({ tables }: { tables: string[] }) => {
  for (const table of tables) {
    await load({ table });
  }
  return tables.length;
});
