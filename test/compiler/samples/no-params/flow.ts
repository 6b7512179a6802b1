import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => ({
  table,
  rows: table.length,
}));

export default flow("no-params", async () => {
  const { rows } = await load({ table: "fixed" });
  return rows;
});
