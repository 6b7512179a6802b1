import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async () => {
  const counts: { rows?: number; table: string } = { rows: 1, table: "trips" };
  delete counts.rows;
  return counts;
});
