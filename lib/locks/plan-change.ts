import type { Lock, LockChange, LostPlace, Waiter } from "./items.ts";
import { executionOf } from "./names.ts";
import type { RunState } from "./ports.ts";
import { endOf } from "./run-states.ts";

interface Plan extends Pick<LockChange, "in" | "out"> {
  readonly lost: readonly LostPlace[];
}

/**
 * Who has to go, and who comes in. Those who wait come in order: where the first finds no place, nobody behind it does. Where somebody waits all that ended go, also those whose place nobody
 * needs this time: the event of their end doesn't come again.
 */
export function planChange(
  { lock, key, holders: places }: Lock,
  waiters: readonly Waiter[],
  states: Readonly<Record<string, RunState>>,
  now: number,
): Plan {
  const holders = Object.entries(places);
  const gone = holders.filter(([holder]) => endsAs(holder, states) === "for ever");
  const [first] = waiters;
  if (first === undefined) return { out: gone.map(([holder]) => holder), in: [], lost: [] };
  const failed = holders.filter(
    ([holder, { keptUntil = 0 }]) =>
      endsAs(holder, states) === "maybe redriven" && keptUntil <= now,
  );
  const out = [...gone, ...failed].map(([holder]) => holder);
  const staying = holders.length - out.length;
  const full = waiters.findIndex(({ limit }, ahead) => staying + ahead >= limit);
  const entering = full < 0 ? waiters : waiters.slice(0, full);
  return {
    out,
    in: entering.map(({ holder, since }) => ({ holder, since })),
    lost: failed.map(([holder]) => ({ lock, key, holder, limit: first.limit })),
  };
}

function endsAs(
  holder: string,
  states: Readonly<Record<string, RunState>>,
): ReturnType<typeof endOf> {
  const state = states[executionOf(holder)];
  return state === undefined ? "not yet" : endOf(state);
}
