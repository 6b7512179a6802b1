import { flow, task } from "nagare";

export const fragile = task("fragile", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`${n} is negative`);
  return n + 1;
});

export default flow("throw-caught-locally", async ({ n }: { n: number }) => {
  try {
    const value = await fragile({ n });
    if (value > 5) throw new Error(`too large: ${value}`);
    return "fine";
  } catch (error) {
    return (error as Error).message;
  }
});
