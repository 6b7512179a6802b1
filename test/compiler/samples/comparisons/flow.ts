import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow(
  "comparisons",
  async ({ a, b, s, t }: { a: number; b: number; s: string; t?: string }) => {
    const bigger = await double({ n: a > b ? a : b });
    return {
      bigger,
      same: s === t,
      different: s !== t,
      less: s < "m",
      between: a <= 5 && 5 <= b,
      either: a === 1 || b === 1,
    };
  },
);
