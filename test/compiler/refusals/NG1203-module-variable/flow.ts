import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

let runs = 0;

export default flow("report", async () => {
  runs += 1;
  return await load({ table: `trips${runs}` });
});
