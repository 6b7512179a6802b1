import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow("do-while", async ({ start }: { start: number }) => {
  let n = start;
  do {
    n = await double({ n });
  } while (n < 10);
  return n;
});
