import { flow, task } from "nagare";

export const twice = task("twice", async ({ n }: { n: number }) => n * 2);

export const inputs = [
  { key: "a", tags: ["x"] },
  { key: "total", tags: [] },
];

interface Report {
  total: number;
  last?: number | undefined;
  tags: string[];
  by: Record<string, { n: number }>;
}

export default flow("assignments", async ({ key, tags }: { key: string; tags: string[] }) => {
  const report: Report = { total: 0, tags: [...tags], by: {} };
  report.total += await twice({ n: 2 });
  report.last = report.total;
  report.tags.push("a", key);
  report.tags[0] = "b";
  report.tags.unshift("first");
  report.by[key] = { n: 1 };
  let [a, b] = [1, 2];
  [a, b] = [b, a];
  let x = 5;
  x **= 2;
  x -= 3;
  x--;
  const { n: renamed = 4, ...rest } = { n: a, m: b, k: x } as { n?: number; m: number; k: number };
  const [first = "none", ...others] = report.tags;
  if (report.total > 3) report.last = undefined;
  await twice({ n: x });
  return { report, a, b, x, renamed, rest, first, others, hasLast: report.last !== undefined };
});
