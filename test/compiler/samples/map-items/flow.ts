import { flow, map, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow("map-items", async ({ numbers }: { numbers: number[] }) => {
  const doubled = await map(numbers, async (n) => await double({ n }), { concurrency: 2 });
  return { doubled };
});
