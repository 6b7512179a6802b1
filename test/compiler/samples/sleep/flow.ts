import { flow, sleep } from "nagare";

export default flow("sleep", async ({ n }: { n: number }) => {
  await sleep("1s");
  return n * 2;
});
