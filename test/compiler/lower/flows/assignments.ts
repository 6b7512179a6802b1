import { flow } from "nagare";
import { count } from "./steps.ts";

export default flow("assignments", async ({ key }: { key: string }) => {
  const report: { total: number; last?: number; tags: string[]; by: Record<string, number> } = {
    total: 0,
    tags: [],
    by: {},
  };
  report.total += await count();
  report.last = report.total;
  report.tags.push("a", key);
  report.by[key] = 1;
  report.tags[0] = "b";
  let [a, b] = [1, 2];
  [a, b] = [b, a];
  // biome-ignore lint/style/useConst: `??=` assigns it
  let name: string | undefined;
  name ??= key;
  return { report, a, b, name };
});
