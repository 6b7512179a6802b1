import { flow, sleep } from "nagare";

export default flow("sleep-expr", async ({ n }: { n: number }) => {
  await sleep(`${n}s`);
  return n;
});
