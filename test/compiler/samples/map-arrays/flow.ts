import { flow, task } from "nagare";

export const pair = task("pair", async ({ n }: { n: number }) => [n, n]);

export default flow("map-arrays", async ({ numbers }: { numbers: number[] }) => {
  const pairs = await Promise.all(numbers.map(async (n) => await pair({ n })));
  return { pairs, flat: pairs.flat() };
});
