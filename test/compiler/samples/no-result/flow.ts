import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => ({
  table,
  rows: table.length,
}));

export default flow("no-result", async ({ table }: { table: string }) => {
  await load({ table });
});
