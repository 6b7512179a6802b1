import type { CalendarSpec } from "./calendar-spec.ts";
import { japaneseHolidays } from "./japanese-holidays.ts";

/** A calendar's days over the years that it knows, as numbers of days since 1970: what a state machine computes with. */
export interface CalendarDays {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  readonly weekend: readonly number[];
  /** Without business though no weekend, in order. */
  readonly closed: readonly number[];
  /** Of business though on a weekend, in order. */
  readonly open: readonly number[];
  /** The most days in a row without business. */
  readonly longestBreak: number;
}

/** Of this nagare, as the rules of time zones: a definition says the same on every day that it is compiled on. */
const YEAR = 2026;
const YEARS = 5;

/** The days of a calendar. @throws RangeError where it can't be one */
export function calendarDays(spec: CalendarSpec): CalendarDays {
  const own = [...spec.holidays, ...spec.except].map((day) => dayNumber(day, spec));
  const { first, last } = yearsOf(spec, own);
  const holidays = [
    ...(spec.country === undefined ? [] : japaneseHolidays()),
    ...spec.holidays,
  ].map((day) => dayNumber(day, spec));
  const except = new Set(spec.except.map((day) => dayNumber(day, spec)));
  const isWeekend = (day: number): boolean => spec.weekend.includes(weekdayOf(day));
  const within = (day: number): boolean => day >= first && day <= last;
  const closed = inOrder(
    holidays.filter((day) => within(day) && !isWeekend(day) && !except.has(day)),
  );
  const open = inOrder([...except].filter((day) => within(day) && isWeekend(day)));
  const days = { name: spec.name, first, last, weekend: spec.weekend, closed, open };
  const longestBreak = longest(days);
  if (longestBreak > MOST_BREAK)
    throw new RangeError(
      `the calendar ${spec.name} has ${longestBreak} days in a row without business`,
    );
  return { ...days, longestBreak };
}

/** So that every month has a day of business. */
const MOST_BREAK = 27;

/** Monday is 1: the first of January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export const DAY_MILLISECONDS = 86_400_000;

/** The text of a day: `2026-12-29`. */
export function textOfDay(day: number): string {
  return new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** What is said of a day that a calendar does not know, before the day. */
export function beyondCalendar({ name, first, last }: CalendarDays): string {
  return `the calendar ${name} has the days from ${textOfDay(first)} to ${textOfDay(last)}: `;
}

function dayNumber(day: string, { name }: CalendarSpec): number {
  const time = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(day))
    return time / DAY_MILLISECONDS;
  throw new RangeError(`the calendar ${name} has "${day}", which is no day such as 2026-12-29`);
}

/** A country's: five years back and on. A list of days alone: the years that it has days in. */
function yearsOf({ country, name }: CalendarSpec, own: readonly number[]) {
  if (country !== undefined)
    return { first: startOf(YEAR - YEARS), last: startOf(YEAR + YEARS + 1) - 1 };
  if (own.length === 0) throw new RangeError(`the calendar ${name} has no day`);
  const years = own.map((day) => new Date(day * DAY_MILLISECONDS).getUTCFullYear());
  return { first: startOf(Math.min(...years)), last: startOf(Math.max(...years) + 1) - 1 };
}

function startOf(year: number): number {
  return Date.UTC(year, 0, 1) / DAY_MILLISECONDS;
}

function inOrder(days: readonly number[]): readonly number[] {
  return [...new Set(days)].sort((one, other) => one - other);
}

function longest({ first, last, ...days }: Omit<CalendarDays, "longestBreak">): number {
  const isClosed = closedTest(days);
  let [found, current] = [0, 0];
  for (let day = first; day <= last; day++) {
    current = isClosed(day) ? current + 1 : 0;
    found = Math.max(found, current);
  }
  return found;
}

/** Whether a day is without business. */
export function closedTest({
  weekend,
  closed,
  open,
}: Pick<CalendarDays, "weekend" | "closed" | "open">): (day: number) => boolean {
  const [isClosed, isOpen] = [new Set(closed), new Set(open)];
  return (day) => isClosed.has(day) || (weekend.includes(weekdayOf(day)) && !isOpen.has(day));
}
