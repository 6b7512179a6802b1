import { flow, map, sleep, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);
export const pair = task("pair", async ({ n }: { n: number }) => [n, [n + 1]] as const);
export const find = task("find", async ({ n }: { n: number }) => (n > 0 ? n : undefined));

const twice = async (n: number) => await double({ n: await double({ n }) });

export default flow("promise-all-spread", async ({ n, xs }: { n: number; xs: number[] }) => {
  const all = await Promise.all([double({ n }), ...xs.map((x) => double({ n: x })), n, ...xs]);
  const [first, [inner, deep], mapped, , found] = await Promise.all([
    pair({ n }),
    Promise.all([twice(n), Promise.all([pair({ n: 1 }), "text"])]),
    map(xs, async (x, i) => (await double({ n: x })) + i),
    sleep("1s"),
    find({ n }),
    n > 1 ? double({ n: 100 }) : null,
    (async () => {
      await sleep("2s");
      return { n };
    })(),
  ]);
  return { all, first, inner, deep, mapped, found: found ?? "none" };
});
