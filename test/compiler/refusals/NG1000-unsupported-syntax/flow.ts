import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async () => {
  const { rows } = await load({ table: "trips" });
  debugger;
  return { rows, from: import.meta.url };
});
