import { flow, sleep, task } from "nagare";

export const status = task("status", async () => ({ done: true }));

export default flow("filling-loop", async () => {
  while (true) {
    const { done } = await status();
    if (done) return;
    await sleep("1s");
  }
});

/** Not worth a word: it is stopped before. */
export const bounded = flow("bounded", { timeout: "30m" }, async () => {
  while (true) {
    const { done } = await status();
    if (done) return;
    await sleep("1s");
  }
});
