import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow("for-of-break", async ({ numbers }: { numbers: number[] }) => {
  let seen = 0;
  for (const n of numbers) {
    if (n === 0) continue;
    if (n > 100) break;
    seen = await double({ n });
    if (seen > 50) return { early: seen };
  }
  return { seen };
});
