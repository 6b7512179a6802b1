import { flow } from "nagare";

export const child = flow("sub-flow-child", async ({ n }: { n: number }) => n + 1);

export default flow("sub-flow", async ({ n }: { n: number }) => {
  const more = await child({ n });
  return more * 2;
});
