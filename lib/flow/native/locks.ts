import { AsyncLocalStorage } from "node:async_hooks";
import { type Duration, durationSeconds } from "../duration.ts";
import { LockBusy } from "../lock-busy.ts";
import { TaskTimedOut } from "../task-timed-out.ts";

/** A lock as a native call asks for it. */
export interface NativeLock {
  /** What a shared one is called, or `flow daily-report`. */
  readonly lock: string;
  /** What people call it. */
  readonly label: string;
  readonly key: string;
  readonly limit: number;
  readonly whenBusy: "wait" | "skip" | "fail" | "replace";
  readonly timeout?: Duration;
  readonly priority?: number;
}

/**
 * Does the work while it holds the lock: among the calls of this process alone. What runs can't be stopped in Node, so `replace` only waits first in line.
 *
 * @param skipped what there is in place of the work where it is skipped
 */
export async function holding<T>(
  asked: NativeLock,
  work: () => Promise<T>,
  skipped?: () => T,
): Promise<T> {
  const around = heldLocks.getStore() ?? [];
  const { lock, label, key, whenBusy } = asked;
  if (around.some((held) => held.lock === lock))
    throw new Error(`the lock ${label} is asked for while it is held: nobody could give it back`);
  const place = placeFor(`${lock}#${key}`);
  const isBusy = place.holders >= asked.limit || place.waiting.length > 0;
  if (isBusy && whenBusy === "skip" && skipped) return skipped();
  if (isBusy && whenBusy === "fail") throw new LockBusy(`the lock ${label} is taken`);
  if (isBusy) await inTurn(place, asked);
  else place.holders += 1;
  place.fence += 1;
  const held = [...around, { lock, fence: place.fence }];
  return await heldLocks.run(held, work).finally(() => giveBack(place, asked.limit));
}

/** The number of the innermost lock around. */
export function nativeFence(): number | undefined {
  return heldLocks.getStore()?.at(-1)?.fence;
}

/** A flow that is called is a run of its own: it has no number of its caller's locks, and can't have these locks again all the same. */
export async function inOwnRun<T>(work: () => Promise<T>): Promise<T> {
  const around = heldLocks.getStore() ?? [];
  return await heldLocks.run(
    around.map(({ lock }) => ({ lock })),
    work,
  );
}

interface Held {
  readonly lock: string;
  /** Absent where it is the caller's. */
  readonly fence?: number;
}

const heldLocks = /* @__PURE__ */ new AsyncLocalStorage<readonly Held[]>();

/** One key of a lock. */
interface Place {
  holders: number;
  fence: number;
  /** In their order. */
  waiting: readonly Waiter[];
}

interface Waiter {
  readonly priority: number;
  go(): void;
}

/** The process's own: locks are between calls that know nothing of each other. */
const places = /* @__PURE__ */ new Map<string, Place>();

function placeFor(name: string): Place {
  const place = places.get(name) ?? { holders: 0, fence: 0, waiting: [] };
  places.set(name, place);
  return place;
}

async function inTurn(
  place: Place,
  { timeout, priority = 0, whenBusy }: NativeLock,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const waiter = {
    priority: whenBusy === "replace" ? Number.POSITIVE_INFINITY : priority,
    go: resolve,
  };
  const before = place.waiting.filter((one) => one.priority >= waiter.priority);
  const behind = place.waiting.filter((one) => one.priority < waiter.priority);
  place.waiting = [...before, waiter, ...behind];
  const late = (): void => {
    place.waiting = place.waiting.filter((one) => one !== waiter);
    reject(new TaskTimedOut());
  };
  const timer =
    timeout === undefined ? undefined : setTimeout(late, durationSeconds(timeout) * 1000);
  await promise.finally(() => clearTimeout(timer));
}

/** The place goes from hand to hand, so that nobody passes. */
function giveBack(place: Place, limit: number): void {
  place.holders -= 1;
  const [next, ...others] = place.waiting;
  if (next === undefined || place.holders >= limit) return;
  place.waiting = others;
  place.holders += 1;
  next.go();
}
