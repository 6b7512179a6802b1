import { flow, sleep, task } from "nagare";

export const poll = task("poll", async ({ turn }: { turn: number }) => turn);
export const send = task("send", async ({ id, n }: { id: string; n: number }) => ({ id, n }));

/** The time is looked at anew each turn; each turn and each item has an id of its own. */
export default flow("taken-in-loops", async ({ items }: { items: number[] }) => {
  const deadline = Date.now() + 1500;
  let turns = 0;
  while (Date.now() < deadline && turns < 100) {
    turns = await poll({ turn: turns + 1 });
    await sleep("1s");
  }
  let last = "";
  let fresh = true;
  for (const n of items) {
    const id = crypto.randomUUID();
    const sent = await send({ id, n });
    if (sent.id !== id || id === last) fresh = false;
    last = id;
  }
  const sent = await Promise.all(
    items.map(async (n) => {
      const id = crypto.randomUUID();
      const first = await send({ id, n });
      const second = await send({ id, n });
      return first.id === id && second.id === id ? id : "";
    }),
  );
  const ids = items.map(() => crypto.randomUUID());
  const all = [...sent, ...ids];
  const different = all.every((id, at) => id.length === 36 && all.indexOf(id) === at);
  return { turned: turns >= 2 && turns < 100, fresh, different, count: all.length };
});
