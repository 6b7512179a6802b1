/**
 * A local time as text, `2026-12-31T23:00` or with seconds, in milliseconds as if it were of UTC; undefined where the text is no time.
 *
 * @example `2026-02-30T10:00` is none.
 */
export function localTime(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return undefined;
  const time = Date.parse(`${text}Z`);
  // `Date` counts the 30th of February on into March.
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return isReal ? time : undefined;
}
