import { flow, map, task } from "nagare";

export const fragile = task("fragile", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`${n} is negative`);
  return n + 1;
});

export default flow("map-fails", async ({ numbers }: { numbers: number[] }) => {
  return await map(numbers, async (n) => await fragile({ n }), { concurrency: 1 });
});
