import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("compare-strings", async ({ a, b }: { a: string; b: string }) => {
  const r = await id({ v: 1 });
  return { lt: a < b, eq: a === b, max: a > b ? a : b, r };
});
