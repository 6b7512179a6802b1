import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("number-text", async ({ n }: { n: number }) => {
  const a = await id({ v: n });
  return `${a} ${n / 3} ${a * 2}`;
});
