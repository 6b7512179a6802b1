import type { Clock } from "./clock.ts";

interface Timer {
  readonly instant: number;
  readonly run: () => void;
  /** Time has to come to it by itself, or for another timer's sake. */
  readonly isIdle: boolean;
}

/**
 * A clock that jumps to the next timer whenever nothing holds it, so that waits, retry delays and timeouts pass at once. While a task runs, time
 * goes by as it does outside.
 */
export function skippingClock(outside: Clock): Clock {
  let skipped = 0;
  let holds = 0;
  let look: NodeJS.Immediate | undefined;
  let cancelReal = () => {};
  // In order of their instants; those of one instant in the order they were set.
  const timers: Timer[] = [];

  const now = (): number => outside.now() + skipped;
  const fire = (): void => {
    skipped += Math.max(0, (timers[0]?.instant ?? 0) - now());
    const due = timers.splice(0, firstAfter(timers, now()));
    for (const timer of due) timer.run();
    lookAgain();
  };
  const lookAgain = (): void => {
    cancelReal();
    clearImmediate(look);
    const next = timers[0];
    if (next === undefined) return;
    // A turn of the event loop lets whoever was just told something take hold.
    if (holds === 0 && timers.some(isWanted)) look = setImmediate(fire);
    else cancelReal = outside.at(next.instant - skipped, fire);
  };

  return {
    now,
    at(instant, run, { isIdle = false } = {}) {
      const timer = { instant, run, isIdle };
      timers.splice(firstAfter(timers, instant), 0, timer);
      lookAgain();
      return () => {
        const place = timers.indexOf(timer);
        if (place < 0) return;
        timers.splice(place, 1);
        lookAgain();
      };
    },
    hold() {
      holds++;
      lookAgain();
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        holds--;
        lookAgain();
      };
    },
  };
}

function isWanted({ isIdle }: Timer): boolean {
  return !isIdle;
}

/** The place of the first timer later than `instant`. */
function firstAfter(timers: readonly Timer[], instant: number): number {
  let low = 0;
  let high = timers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timers[middle]?.instant ?? 0) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
