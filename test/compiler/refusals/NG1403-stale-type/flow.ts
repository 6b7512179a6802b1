import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async ({ tables }: { tables: string[] }) => {
  let failed = false;
  const fail = () => {
    failed = true;
  };
  let last: string | null = null;
  const keep = (table: string) => {
    last = table;
  };
  for (const table of tables) {
    const { rows } = await load({ table });
    if (rows === 0) fail();
    else keep(table);
  }
  if (failed) await load({ table: "failed" });
  const text = failed && tables;
  return { text, last };
});
