import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => ({
  name: table.toUpperCase(),
  rows: table.length,
}));

export default flow("for-of-accumulate", async ({ tables }: { tables: string[] }) => {
  let total = 0;
  const names: string[] = [];
  for (const table of tables) {
    const { name, rows } = await load({ table });
    total += rows;
    names.push(name);
  }
  return { total, names };
});
