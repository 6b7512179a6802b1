import type { CronField } from "./cron-field.ts";

const WEEKDAYS: readonly string[] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const MONTHS: readonly string[] = [
  ...["JAN", "FEB", "MAR", "APR", "MAY", "JUN"],
  ...["JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
];

export const MINUTE: CronField = { name: "minute", first: 0, last: 59 };
export const HOUR: CronField = { name: "hour", first: 0, last: 23 };
export const DAY_OF_MONTH: CronField = { name: "day of month", first: 1, last: 31 };
export const MONTH: CronField = { name: "month", first: 1, last: 12, names: MONTHS };
// Unix counts Sunday as 0 and as 7; AWS counts from Sunday as 1.
export const DAY_OF_WEEK: CronField = {
  name: "day of week",
  first: 0,
  last: 6,
  names: WEEKDAYS,
  onAws: (day) => (day % 7) + 1,
  alsoLast: 7,
};

/** Of a weekday's name or number, Sunday as 0. */
export function dayNumber(text: string): number {
  const named = WEEKDAYS.indexOf(text.toUpperCase());
  return named < 0 ? Number(text) % 7 : named;
}
