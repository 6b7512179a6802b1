import { flow, map, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("map-early-return", async ({ xs }: { xs: number[] }) => {
  return await map(xs, async (x) => {
    if (x > 1) return "big";
    const v = await id({ v: x });
    if (v === 0) return "zero";
    return `v${v}`;
  });
});
