import { flow, map, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async ({ tables }: { tables: string[] }) => {
  let rows = 0;
  const names: string[] = [];
  const note = (table: string) => {
    names.push(table);
    return table;
  };
  const step = async (table: string) => {
    rows += (await load({ table })).rows;
    note(table);
  };
  await Promise.all([step("a"), step("b")]);
  const kept = step("c");
  await load({ table: "d" });
  await kept;
  await map(tables, async (table) => {
    await step(table);
  });
  const copies = tables.map((table) => note(table));
  const sum = tables.reduce((total, table) => {
    rows += 1;
    return total + table.length;
  }, 0);
  function count(table: string) {
    rows += table.length;
    return rows;
  }
  return { rows, names, copies, sum, counts: tables.map(count) };
});
