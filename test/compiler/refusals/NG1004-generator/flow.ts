import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

function* names() {
  yield "trips";
  yield "stations";
}

export default flow("report", async () => {
  const tables = [...names()];
  for (const table of tables) await load({ table });
});
