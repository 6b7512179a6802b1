import { flow, sleep, task } from "nagare";

export const status = task("status", async ({ turn }: { turn: number }) => ({
  done: turn >= 3,
  turn,
}));

export default flow("polling", async () => {
  let turn = 0;
  while (true) {
    const state = await status({ turn });
    if (state.done) return state;
    turn += 1;
    await sleep("1s");
  }
});
