import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async () => {
  var total = 0;
  total += (await load({ table: "trips" })).rows;
  return total;
});
