import { flow, task } from "nagare";

export const add = task("add", async ({ a, b }: { a: number; b: number }) => a + b);

interface Input {
  xs: { n: number }[];
  ys: { k: number }[];
  open: boolean;
}

export default flow("computes-in-turn", async ({ xs, ys, open }: Input) => {
  try {
    const sums = await Promise.all(
      [1, 2].map(async (i) => {
        const x = xs[0]!.n;
        const y = ys[0]!.k;
        return await add({ a: y, b: x * i });
      }),
    );
    const [small] = sums.filter((sum) => sum < 10);
    const second = xs[1]!.n;
    return { sums, small, second: open ? second : 0 };
  } catch (error) {
    return { failed: (error as Error).message };
  }
});
