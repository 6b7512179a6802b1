import { flow, task } from "nagare";

export const grow = task("grow", async ({ n }: { n: number }) => n * 2);

export default flow("loop-with-break", async ({ start, most }: { start: number; most: number }) => {
  let n = start;
  let turns = 0;
  while (n < 100) {
    n = await grow({ n });
    turns += 1;
    if (turns === most) break;
  }
  return { n, turns };
});
