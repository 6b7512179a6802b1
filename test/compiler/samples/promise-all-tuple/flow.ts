import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => ({
  table,
  rows: table.length,
}));

export default flow("promise-all-tuple", async ({ a, b }: { a: string; b: string }) => {
  const [first, second] = await Promise.all([load({ table: a }), load({ table: b })]);
  return { rows: first.rows + second.rows, tables: [first.table, second.table] };
});
