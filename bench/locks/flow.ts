import { flow, sleep } from "nagare";

export default flow("contended", { concurrency: { limit: 10 } }, async () => {
  await sleep("60s");
});
