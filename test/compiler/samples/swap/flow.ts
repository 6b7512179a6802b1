import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow("swap", async ({ n }: { n: number }) => {
  let a = await double({ n });
  let b = n;
  const before = a;
  a = b;
  b = before;
  const c = await double({ n: a });
  return { a, b, c };
});
