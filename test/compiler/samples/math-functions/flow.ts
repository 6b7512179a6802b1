import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("math-functions", async ({ x }: { x: number }) => {
  const r = await id({ v: Math.round(x) });
  return [r, Math.floor(x), Math.max(x, 3), Math.min(...[x, 1]), Math.abs(x), x % 3, x ** 2];
});
