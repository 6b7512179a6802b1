import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow("loop-first", async ({ n, limit = 20 }: { n: number; limit?: number }) => {
  let value = n;
  while (value < limit) value = await double({ n: value });
  return { value, limit };
});
