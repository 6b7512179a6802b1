import type { Duration } from "../flow/index.ts";

const SECONDS = new Map([
  ["s", 1],
  ["m", 60],
  ["h", 3600],
  ["d", 86_400],
]);

/** Seconds in a duration, or undefined if the text is none: an environment may come from untyped JavaScript. */
export function durationSeconds(duration: Duration): number | undefined {
  const [, count, unit = ""] = /^(\d+)([smhd])$/.exec(duration) ?? [];
  const seconds = SECONDS.get(unit);
  return seconds === undefined ? undefined : Number(count) * seconds;
}
