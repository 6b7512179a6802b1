import { flow, map, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("array-sort", async ({ xs }: { xs: { k: number; s: string }[] }) => {
  const r = await id({ v: 1 });
  return {
    r,
    s: xs.toSorted((a, b) => b.k - a.k).map((x) => x.s),
    t: xs.map((x) => x.s).toSorted(),
  };
});
