import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("array-search", async ({ xs }: { xs: number[] }) => {
  const f = xs.find((x) => x > 1);
  const r = await id({ v: f ?? -1 });
  return {
    r,
    idx: xs.findIndex((x) => x > 1),
    every: xs.every((x) => x > 0),
    inc: xs.includes(2),
    f,
  };
});
