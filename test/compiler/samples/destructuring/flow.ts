import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow(
  "destructuring",
  async ({ pair, point }: { pair: number[]; point: { x: number; y?: number } }) => {
    const [first = 1, second = 2, ...others] = pair;
    const { x, y: height = 7 } = point;
    const doubled = await double({ n: first });
    return { first, second, others, x, height, doubled };
  },
);
