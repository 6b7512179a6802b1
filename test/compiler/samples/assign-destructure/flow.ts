import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("assign-destructure", async ({ n }: { n: number }) => {
  let a = 1;
  let b = 2;
  [a, b] = [b, a + n];
  const r = await id({ v: a });
  ({ a, b } = { a: r, b: a });
  return { a, b };
});
