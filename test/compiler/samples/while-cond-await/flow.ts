import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("while-cond-await", async ({ n }: { n: number }) => {
  let i = 0;
  while ((await id({ v: i })) < n) {
    i += 2;
  }
  return i;
});
