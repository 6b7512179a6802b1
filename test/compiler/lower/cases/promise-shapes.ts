import { flow, map, task } from "nagare";

export const twice = task("twice", async ({ n }: { n: number }) => n * 2);
export const nothing = task("nothing", async ({ n }: { n: number }) => void n);
export const pair = task("pair", async ({ n }: { n: number }) => [n, [n + 1]] as const);

export const inputs = [{ numbers: [] }, { numbers: [3] }, { numbers: [1, 2, 3] }];

const plus = async (n: number, more = 1): Promise<number> => {
  const doubled = await twice({ n });
  if (doubled > 5) return doubled;
  return doubled + more;
};

export default flow("promise-shapes", async ({ numbers }: { numbers: number[] }) => {
  const [a, [b, list], c] = await Promise.all([
    twice({ n: 1 }),
    pair({ n: 5 }),
    (async () => {
      await nothing({ n: 1 });
      return { deep: await Promise.all(numbers.map((n) => pair({ n }))) };
    })(),
    nothing({ n: 2 }),
  ]);
  const mapped = await map(numbers, async (n, index) => ({ n: await plus(n), index }), {
    concurrency: 2,
  });
  const pairs = await map(numbers, (n) => plus(n, 10));
  const all = await Promise.all(numbers.map(async (n) => numbers.length + n));
  const indexes: number[] = [];
  for (const [index, n] of numbers.entries()) {
    if (n === 2) continue;
    indexes.push(index + (await plus(n)));
  }
  return { a, b, list, c, mapped, pairs, all, indexes, last: await plus(9) };
});
