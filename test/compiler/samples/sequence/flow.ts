import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => ({
  table,
  rows: table.length,
}));

export default flow("sequence", async ({ table }: { table: string }) => {
  // The first table tells how many rows the second has.
  const first = await load({ table });
  const second = await load({ table: `${first.table}_${first.rows}` });
  return { total: first.rows + second.rows };
});
