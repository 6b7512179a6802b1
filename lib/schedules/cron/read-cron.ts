import { cronValues } from "./cron-field.ts";
import { dayOfMonthTest, dayOfWeekTest } from "./day-tests.ts";
import { HOUR, MINUTE, MONTH } from "./fields.ts";

/** What five fields say. */
export interface Cron {
  /** In UTC's words: the date of a local day. */
  isDay(day: Date): boolean;
  /** Of the day, from 0 to 1439, in order. */
  readonly minutes: readonly number[];
}

/** @param expression one that `awsCron` translates */
export function readCron(expression: string): Cron {
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = ""] = expression
    .trim()
    .split(/\s+/);
  const months = new Set(cronValues(MONTH, month));
  const isDayOfMonth = dayOfMonthTest(dayOfMonth);
  const isDayOfWeek = dayOfWeekTest(dayOfWeek);
  const hours = cronValues(HOUR, hour);
  const ofHour = cronValues(MINUTE, minute);
  return {
    isDay: (day) => months.has(day.getUTCMonth() + 1) && isDayOfMonth(day) && isDayOfWeek(day),
    minutes: hours.flatMap((each) => ofHour.map((after) => each * 60 + after)),
  };
}
