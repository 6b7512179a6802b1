/**
 * A length of time: a whole number and its unit: seconds, minutes, hours or days of 24 hours.
 *
 * @example `"90s"`, `"30m"`, `"2h"`, `"7d"`
 */
export type Duration = `${number}${"s" | "m" | "h" | "d"}`;

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** Seconds in a duration. Throws a `TypeError` on text that is not one. */
export function durationSeconds(duration: Duration): number {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(duration) ?? [];
  if (count === undefined || !isUnit(unit)) {
    throw new TypeError(`"${duration}" is not a duration; write "90s", "30m", "2h" or "7d"`);
  }
  return Number(count) * SECONDS[unit];
}

function isUnit(text: string | undefined): text is keyof typeof SECONDS {
  return text !== undefined && text in SECONDS;
}
