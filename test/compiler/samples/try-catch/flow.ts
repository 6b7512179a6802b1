import { flow, task } from "nagare";

export const fragile = task("fragile", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`${n} is negative`);
  return n + 1;
});

export default flow("try-catch", async ({ n }: { n: number }) => {
  try {
    return { value: await fragile({ n }) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { failed: error.name, why: error.message };
  }
});
