import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow("loop-in-loop", async ({ groups }: { groups: number[][] }) => {
  let total = 0;
  for (const group of groups) {
    let subtotal = 0;
    for (const n of group) {
      if (n < 0) break;
      subtotal += await double({ n });
    }
    total += subtotal;
  }
  return total;
});
