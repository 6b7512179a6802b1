import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async () => {
  const first = await Promise.race([load({ table: "trips" }), load({ table: "stations" })]);
  const any = await Promise.any([load({ table: "trips" })]);
  return { first, any };
});
