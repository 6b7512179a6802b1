import { flow, map, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async ({ tables }: { tables: string[] }) => {
  let rows = 0;
  const loaded: string[] = [];
  await map(tables, async (table) => {
    rows += (await load({ table })).rows;
    loaded.push(table);
  });
  await Promise.all(
    tables.map(async (table) => {
      ({ rows } = await load({ table }));
    }),
  );
  return { rows, loaded };
});
