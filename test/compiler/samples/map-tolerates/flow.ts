import { flow, map, task } from "nagare";

export const check = task("check", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`negative: ${n}`);
  return n === 0 ? null : [n];
});

export default flow(
  "map-tolerates",
  async ({ numbers, most }: { numbers: number[]; most: number }) => {
    const { results, failed } = await map(
      numbers,
      async (n) => {
        const found = await check({ n });
        return found;
      },
      { distributed: true, toleratedFailures: most },
    );
    const again = await map(numbers, async (n) => void (await check({ n })), {
      distributed: true,
      toleratedFailures: 9,
    });
    return { results, failed, lost: failed.map((at) => numbers[at] ?? null), again: again.failed };
  },
);
