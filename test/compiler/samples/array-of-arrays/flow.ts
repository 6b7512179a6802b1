import { flow, map, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("array-of-arrays", async ({ m }: { m: number[][] }) => {
  const first = m[0] ?? [];
  const r = await id({ v: first.length });
  return { r, first, flat: m.flat(), rows: m.map((x) => x.length), last: m.at(-1) };
});
