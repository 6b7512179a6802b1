import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async () => {
  const trips = load({ table: "trips" });
  return await load({ table: "stations" });
});
