import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow(
  "array-spread",
  async ({ first, second }: { first: number[]; second: number[][] }) => {
    const all = [0, ...first, first.length];
    const nested = [...second, first];
    const last = await double({ n: all.length });
    return { all, nested, one: [first], last };
  },
);
