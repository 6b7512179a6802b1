import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async () => {
  const tables = ["trips", "stations"];
  delete tables[0];
  for (const table of tables) await load({ table });
});
