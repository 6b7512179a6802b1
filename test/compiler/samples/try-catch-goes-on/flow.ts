import { flow, task } from "nagare";

export const fragile = task("fragile", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`${n} is negative`);
  return n + 1;
});

export default flow("try-catch-goes-on", async ({ numbers }: { numbers: number[] }) => {
  let failures = 0;
  let total = 0;
  for (const n of numbers) {
    try {
      total += await fragile({ n });
    } catch {
      failures += 1;
    }
  }
  return { failures, total };
});
