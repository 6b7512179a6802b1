import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("do-continue", async ({ n }: { n: number }) => {
  let i = 0;
  let c = 0;
  do {
    i++;
    if (i === 2) continue;
    c += await id({ v: 1 });
  } while (i < n);
  return { i, c };
});
