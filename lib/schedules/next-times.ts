import type { Schedule } from "./schedule.ts";
import { scheduleTimes } from "./schedule-times.ts";

/** The 29th of February that is a certain weekday comes once in 28 years, and once in 40 across 2100. */
const FAR_AWAY_YEARS = 41;

/**
 * The next planned times after an instant, fewer where there are no more.
 *
 * @param anchor what a rate without a `start` counts from. @default it has no times then
 */
export function nextTimes(
  schedule: Schedule,
  after: Date,
  count: number,
  anchor?: Date,
): readonly Date[] {
  const to = new Date(after);
  to.setUTCFullYear(after.getUTCFullYear() + FAR_AWAY_YEARS);
  const from = new Date(after.getTime() + 1);
  const all = scheduleTimes(schedule, { from, to, ...(anchor && { anchor }) });
  const found: Date[] = [];
  for (const time of all) {
    if (found.push(time) >= count) break;
  }
  return found;
}
