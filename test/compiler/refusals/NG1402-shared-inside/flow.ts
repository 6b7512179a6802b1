import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async () => {
  const first = [{ table: "trips" }];
  const second = first.filter(({ table }) => table !== "");
  second[0]!.table = "stations";
  for (const { table } of first) await load({ table });
});
