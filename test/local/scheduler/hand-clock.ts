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
  return {
    clock,
    /** As if the machine slept until then. */
    sleepUntil: (time: string) => {
      now = Date.parse(time);
      fire();
    },
    /** Minute by minute. */
    runUntil: (time: string) => {
      for (; now < Date.parse(time); now += 60_000) fire();
      fire();
    },
  };
}
