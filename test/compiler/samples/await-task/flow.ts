import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => ({
  table,
  rows: table.length,
}));

export default flow("await-task", async ({ table }: { table: string }) => {
  return await load({ table });
});
