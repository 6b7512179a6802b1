import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow("while-steps", async ({ start }: { start: number }) => {
  let n = start;
  let turns = 0;
  while (n < 100) {
    n = await double({ n });
    turns += 1;
    if (turns === 5) break;
  }
  return { n, turns };
});
