import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow("assign-members", async ({ rows }: { rows: number[] }) => {
  const report: { total: number; last?: number; tags: string[] } = { total: 0, tags: [] };
  for (const row of rows) {
    report.total += await double({ n: row });
    report.last = row;
  }
  report.tags = [...report.tags, "done"];
  return report;
});
