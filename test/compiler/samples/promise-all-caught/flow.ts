import { flow, task } from "nagare";

export const fragile = task("fragile", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`${n} is negative`);
  return n + 1;
});

export default flow("promise-all-caught", async ({ n, m }: { n: number; m: number }) => {
  try {
    const results = await Promise.all([fragile({ n }), fragile({ n: m })]);
    return results;
  } catch (error) {
    return (error as Error).name;
  }
});
