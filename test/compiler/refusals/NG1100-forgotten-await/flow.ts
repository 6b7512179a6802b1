import { flow, map, sleep, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async () => {
  load({ table: "trips" });
  sleep("5s");
  const loaded = { trips: load({ table: "trips" }) };
  if (load({ table: "stations" })) return "loaded";
  map(["a", "b"], async (table) => await load({ table }));
  return loaded;
});
