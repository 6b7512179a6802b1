import type { Clock } from "./clock.ts";

/**
 * A timer may not sleep longer than this at once: `setTimeout` knows no more than 24 days, and a laptop that slept or whose clock was set must
 * find what became due.
 */
const longestSleep = 30_000;

/** The machine's own clock. */
export const realClock: Clock = {
  now: () => Date.now(),
  at(instant, run) {
    let timer: NodeJS.Timeout | undefined;
    const sleep = (): void => {
      const left = instant - Date.now();
      if (left <= 0) timer = setTimeout(run, 0);
      else timer = setTimeout(sleep, Math.min(left, longestSleep));
    };
    sleep();
    return () => clearTimeout(timer);
  },
  hold: () => () => {},
};
