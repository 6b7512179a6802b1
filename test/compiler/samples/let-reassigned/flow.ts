import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow("let-reassigned", async ({ n }: { n: number }) => {
  let total = await double({ n });
  total += 1;
  total = await double({ n: total });
  total++;
  return total;
});
