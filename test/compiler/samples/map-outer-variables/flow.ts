import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow(
  "map-outer-variables",
  async ({ numbers, factor = 3 }: { numbers: number[]; factor?: number }) => {
    const offset = await double({ n: factor });
    const results = await Promise.all(
      numbers.map(async (n, index) => {
        const value = await double({ n: n + offset });
        return { index, value, factor };
      }),
    );
    return results;
  },
);
