import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow("arithmetic", async ({ a, b }: { a: number; b: number }) => {
  const n = await double({ n: a });
  return {
    sum: n + b,
    difference: n - b,
    product: a * b,
    rest: a % b,
    negative: -a,
    grouped: (a + b) * 2,
    power: a ** 2,
  };
});
