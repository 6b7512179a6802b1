import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow("await-in-expression", async ({ n }: { n: number }) => {
  return (await double({ n })) + (await double({ n: n + 1 })) * 10;
});
