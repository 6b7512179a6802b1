import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async ({ late }: { late: boolean }) => {
  const both = [load({ table: "a" }), load({ table: "b" })];
  const more = await Promise.all(both);
  const trips = load({ table: "trips" });
  const stations = load({ table: "stations" });
  const { rows } = await trips;
  const report = await load({ table: `report_${rows}` });
  if (late) return { rows, report: report.rows + more.length };
  return { rows, stations: (await stations).rows };
});
