import { cronValues } from "./cron-field.ts";
import { DAY_OF_MONTH, DAY_OF_WEEK, dayNumber } from "./fields.ts";

type DayTest = (day: Date) => boolean;

/** `*`, days, `L`, `15W`. */
export function dayOfMonthTest(text: string): DayTest {
  if (text === "L") return (day) => day.getUTCDate() === daysInMonth(day);
  const nearest = /^(\d+)W$/.exec(text)?.[1];
  if (nearest !== undefined) return (day) => day.getUTCDate() === weekdayNearest(day, nearest);
  const days = new Set(cronValues(DAY_OF_MONTH, text));
  return (day) => days.has(day.getUTCDate());
}

/** `*`, weekdays, `5L`, `FRI#2`. */
export function dayOfWeekTest(text: string): DayTest {
  const [, name, which] = /^(\d|[A-Z]{3})(L|#[1-5])$/i.exec(text) ?? [];
  if (name === undefined || which === undefined) {
    const weekdays = new Set(cronValues(DAY_OF_WEEK, text).map((each) => each % 7));
    return (day) => weekdays.has(day.getUTCDay());
  }
  const weekday = dayNumber(name);
  const isOne = which.toUpperCase() === "L" ? isLast : isNth(Number(which.slice(1)));
  return (day) => day.getUTCDay() === weekday && isOne(day);
}

function isLast(day: Date): boolean {
  return day.getUTCDate() + 7 > daysInMonth(day);
}

function isNth(count: number): DayTest {
  return (day) => Math.ceil(day.getUTCDate() / 7) === count;
}

/** Of the same month always: the 1st on a Saturday gives Monday, the 3rd. */
function weekdayNearest(day: Date, wanted: string): number {
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth(), Number(wanted)];
  const weekday = new Date(Date.UTC(year, month, date)).getUTCDay();
  if (weekday === 6) return date === 1 ? 3 : date - 1;
  if (weekday === 0) return date === daysInMonth(day) ? date - 2 : date + 1;
  return date;
}

function daysInMonth(day: Date): number {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
}
