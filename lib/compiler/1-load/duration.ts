const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds in a duration such as `"90s"`, undefined for anything else. */
export function secondsOf(duration: unknown): number | undefined {
  if (typeof duration !== "string") return undefined;
  const [, count, unit] = /^(\d+)([smhd])$/.exec(duration) ?? [];
  return count === undefined || unit === undefined
    ? undefined
    : Number(count) * (SECONDS[unit] ?? Number.NaN);
}
