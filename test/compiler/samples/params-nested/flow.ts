import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export default flow(
  "params-nested",
  async ({
    range: { from, to = 10 },
    ...rest
  }: {
    range: { from: number; to?: number };
    label: string;
    tag?: string;
  }) => {
    const size = await double({ n: to - from });
    return { size, rest };
  },
);
