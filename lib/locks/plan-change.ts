import type { Lock, LockChange, LostPlace, Waiter } from "./items.ts";
import { executionOf } from "./names.ts";
import type { RunState } from "./ports.ts";
import { endOf } from "./run-states.ts";

interface Plan extends Pick<LockChange, "in" | "out"> {
  readonly lost: readonly LostPlace[];
}

/** Who has to go, and who comes in. Those who wait come in order: where the first finds no place, nobody behind it does. */
export function planChange(
  lock: Lock,
  waiters: readonly Waiter[],
  states: Readonly<Record<string, RunState>>,
  now: number,
): Plan {
  const holders = Object.keys(lock.holders);
  const gone = holders.filter((holder) => endsAs(holder, states) === "for ever");
  const failed = holders
    .filter((holder) => endsAs(holder, states) === "maybe redriven" && !isKept(lock, holder, now))
    .sort((a, b) => (sinceOf(lock, a) < sinceOf(lock, b) ? -1 : 1));
  const lost: LostPlace[] = [];
  const entering: Waiter[] = [];
  for (const waiter of waiters) {
    const { limit } = waiter;
    const holding = holders.length - gone.length - lost.length + entering.length;
    const missing = Math.max(0, holding + 1 - limit);
    const wanted = failed.slice(lost.length, lost.length + missing);
    if (wanted.length < missing) break;
    lost.push(...wanted.map((holder) => ({ lock: lock.lock, key: lock.key, holder, limit })));
    entering.push(waiter);
  }
  const out = [...gone, ...lost.map(({ holder }) => holder)];
  return { out, in: entering.map(({ holder, since }) => ({ holder, since })), lost };
}

function endsAs(
  holder: string,
  states: Readonly<Record<string, RunState>>,
): ReturnType<typeof endOf> {
  const state = states[executionOf(holder)];
  return state === undefined ? "not yet" : endOf(state);
}

function isKept({ holders }: Lock, holder: string, now: number): boolean {
  return (holders[holder]?.keptUntil ?? 0) > now;
}

function sinceOf({ holders }: Lock, holder: string): string {
  return holders[holder]?.since ?? "";
}
