import { advance } from "./advance.ts";
import type { Lock, LockKey, ReleasedByHand } from "./items.ts";
import { executionOf } from "./names.ts";
import type { LockPorts } from "./ports.ts";
import { endOf } from "./run-states.ts";

export interface ReleaseByHand extends Partial<LockKey> {
  /** A holder's id. */
  readonly holder: string;
  readonly reason: string;
  readonly by: string;
}

/**
 * Takes places away from a holder and gives them to whoever waits; who did it and why is kept for a year. A run that goes on does so without the place: that is what was asked for. A failed
 * one has lost it, as to any other. Answers what was released: nothing if it holds nothing (there).
 */
export async function releaseByHand(
  ports: LockPorts,
  { holder, lock, key, reason, by }: ReleaseByHand,
): Promise<readonly ReleasedByHand[]> {
  const { locks } = await ports.store.all(lock);
  const held = locks.filter((one) => holder in one.holders && (key ?? one.key) === one.key);
  const at = new Date(ports.now()).toISOString();
  const released = held.map((one) => ({ lock: one.lock, key: one.key, holder, at, reason, by }));
  await loseIfFailed(ports, held, holder);
  for (const one of released) {
    await ports.store.record(one);
    await advance(ports, one, { lock: await ports.store.remove(one, holder) });
  }
  return released;
}

async function loseIfFailed(
  { store, executions }: LockPorts,
  held: readonly Lock[],
  holder: string,
): Promise<void> {
  const execution = executionOf(holder);
  const states = held.length === 0 ? {} : await executions.statuses([execution]);
  const state = states[execution];
  if (state === undefined || endOf(state) !== "maybe redriven") return;
  await store.lose(
    held.map(({ lock, key, holders }) => ({
      lock,
      key,
      holder,
      limit: Object.keys(holders).length,
    })),
  );
}
