import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => ({
  table,
  rows: table.length,
}));

class NoRows extends Error {}

export default flow("throw-own-class", async ({ table }: { table: string }) => {
  const { rows } = await load({ table });
  if (rows === 0) throw new NoRows(`no rows in ${table}`);
  return rows;
});
