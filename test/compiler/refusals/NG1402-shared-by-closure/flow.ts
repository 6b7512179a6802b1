import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async ({ tables }: { tables: string[] }) => {
  const names: string[] = [];
  const note = (name: string) => {
    names.push(name);
    return names;
  };
  const first = note("a");
  note("b");
  const kept: { rows: number }[] = [];
  const keep = (loaded: { rows: number }) => {
    kept.push(loaded);
  };
  for (const table of tables) {
    const loaded = await load({ table });
    keep(loaded);
    loaded.rows = 0;
  }
  return { first, kept };
});
