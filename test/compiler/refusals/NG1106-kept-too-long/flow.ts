import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async ({ late }: { late: boolean }) => {
  const trips = load({ table: "trips" });
  const stations = load({ table: "stations" });
  const { rows } = await trips;
  const report = await load({ table: `report_${rows}` });
  if (late) return { rows, report: report.rows };
  return { rows, stations: (await stations).rows };
});
