import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async () => {
  const first = [{ table: "trips" }];
  const second = first.filter(({ table }) => table !== "");
  second[0]!.table = "stations";
  for (const { table } of first) await load({ table });
});

export const kept = flow("kept", async () => {
  const loaded = await load({ table: "trips" });
  const day: { loads: { rows: number }[] } = { loads: [] };
  day.loads.push(loaded ?? { rows: 0 });
  day.loads.unshift({ rows: 1 });
  day.loads[1]!.rows++;
  return { day, rows: loaded.rows };
});
