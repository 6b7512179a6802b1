import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => ({
  table,
  rows: table.length,
}));

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow("map-of-parallel", async ({ tables }: { tables: string[] }) => {
  return await Promise.all(
    tables.map(async (table) => {
      const [a, b] = await Promise.all([load({ table }), note({ text: table })]);
      return `${b}:${a.rows}`;
    }),
  );
});
