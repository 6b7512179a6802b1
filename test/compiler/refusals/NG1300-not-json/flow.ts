import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async ({ date }: { date: string }) => {
  const seen = new Set<string>();
  const byTable = new Map<string, number>();
  const day = new Date(date);
  const big = 10n;
  return { seen: seen.size, byTable: byTable.size, day: day.getDay(), big: big > 3n };
});
