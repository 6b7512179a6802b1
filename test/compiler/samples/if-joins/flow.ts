import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow("if-joins", async ({ n }: { n: number }) => {
  let value = n;
  if (n % 2 === 0) value = await double({ n });
  const last = await double({ n: value });
  return { value, last };
});
