import { flow, sleep, task } from "nagare";

let asked = 0;
export const submit = task("submit", async ({ sql }: { sql: string }) => ({ id: `query ${sql}` }));
export const status = task("status", async ({ id, turns }: { id: string; turns: number }) => {
  asked += 1;
  const done = asked % turns === 0;
  return { done, rows: done ? id.length : 0 };
});

export default flow("polling-loop", async ({ sql, turns }: { sql: string; turns: number }) => {
  const { id } = await submit({ sql });
  let state = await status({ id, turns });
  while (!state.done) {
    await sleep("30s");
    state = await status({ id, turns });
  }
  return { id, rows: state.rows };
});
