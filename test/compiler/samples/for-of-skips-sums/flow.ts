import { flow, sleep, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => {
  if (n > 900) throw new RangeError(`${n} is too big`);
  return { doubled: n * 2, list: [n] };
});

export default flow("for-of-skips-sums", async ({ numbers }: { numbers: (number | null)[] }) => {
  const lists: number[][] = [];
  let best = 0;
  let turns = 0;
  for (const n of numbers) {
    if (n === null) continue;
    const { doubled, list } = await double({ n });
    if (doubled < 0) continue;
    lists.push(list);
    best = Math.max(best, doubled);
  }
  for (const n of numbers) {
    if (n === 0) continue;
    await sleep("1s");
    turns += 1;
  }
  return { lists, best, turns };
});
