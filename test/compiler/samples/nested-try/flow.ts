import { flow, task } from "nagare";

export const fragile = task("fragile", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`${n} is negative`);
  return n + 1;
});

export default flow("nested-try", async ({ n, m }: { n: number; m: number }) => {
  try {
    try {
      await fragile({ n });
    } catch {
      return { inner: await fragile({ n: m }) };
    }
    return { both: await fragile({ n: m }) };
  } catch (error) {
    return { outer: (error as Error).message };
  }
});
