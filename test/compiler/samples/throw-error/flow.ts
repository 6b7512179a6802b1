import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow("throw-error", async ({ n }: { n: number }) => {
  const value = await double({ n });
  if (value === 0) throw new Error(`nothing for ${n}`);
  return value;
});
