import { flow, map, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("shadowed-names", async ({ x }: { x: number }) => {
  let y = x;
  {
    const x = await id({ v: y });
    y = x + 1;
  }
  const rs = await map([1, 2], async (y) => await id({ v: y }));
  return { y, rs, x };
});
