import type { Clock } from "../../../lib/local/index.ts";

/** A clock that a test turns by hand. */
export function handClock(start: string) {
  let now = Date.parse(start);
  const timers = new Map<() => void, number>();
  const clock: Clock = {
    now: () => now,
    at: (instant, run) => {
      timers.set(run, instant);
      return () => void timers.delete(run);
    },
    hold: () => () => {},
  };
  const fire = (): void => {
    for (const [run, instant] of [...timers]) {
      if (instant <= now && timers.delete(run)) run();
    }
  };
  const soonest = (): number => Math.min(...timers.values());
  return {
    clock,
    /** As if the machine slept until then. */
    sleepUntil: (time: string) => {
      now = Date.parse(time);
      fire();
    },
    /** From one instant that somebody waits for to the next. */
    runUntil: (time: string) => {
      const end = Date.parse(time);
      for (let next = soonest(); next <= end; next = soonest()) {
        now = Math.max(now, next);
        fire();
      }
      now = Math.max(now, end);
    },
  };
}
