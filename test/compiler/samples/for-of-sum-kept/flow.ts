import { flow, task } from "nagare";

export const next = task("next", async ({ n }: { n: number }) => {
  if (n > 99) throw new RangeError("too big");
  return n + 1;
});

/** Loops whose sums matter before the loop is over: each turn sees the one before it, or a `catch` sees those that were made. */
export default flow("for-of-sum-kept", async ({ numbers }: { numbers: number[] }) => {
  let running = 0;
  for (const n of numbers) running += await next({ n: n + running });
  let last = -1;
  for (const n of numbers) last = await next({ n });
  const queue = [...numbers];
  for (const n of queue) {
    const more = await next({ n });
    if (more < 3) queue.push(more);
  }
  const made: number[] = [];
  try {
    for (const n of numbers) made.push(await next({ n: n * 20 }));
  } catch {
    return { running, last, queue, made, caught: true };
  }
  let first: number | undefined;
  for (const n of numbers) first ??= await next({ n });
  return { running, last, queue, made, first: first ?? null };
});
