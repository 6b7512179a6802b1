import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("local-helper", async ({ n }: { n: number }) => {
  const f = (x: number) => x * n;
  const v = await id({ v: f(3) });
  return f(v);
});
