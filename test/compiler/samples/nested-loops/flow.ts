import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("nested-loops", async ({ n }: { n: number }) => {
  const out: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      if (j === 2) continue;
      if (i === 4) break;
      out.push(await id({ v: i * 10 + j }));
    }
  }
  return out;
});
