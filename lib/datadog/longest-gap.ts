import type { ScheduleTimes } from "../schedules/index.ts";

/**
 * The hours within which the schedules of a flow start it at least once, whatever the date; an hour of daylight saving time aside. Undefined without schedules, and where
 * a year has no such number.
 */
export function longestGapHours(all: readonly ScheduleTimes[]): number | undefined {
  // Two schedules start a flow no later than the denser of them alone.
  const gaps = all.map(gapMinutes).filter((gap) => gap !== undefined);
  return gaps.length === 0 ? undefined : Math.min(...gaps) / 60;
}

function gapMinutes(times: ScheduleTimes): number | undefined {
  if (times.kind === "cron") return cronGap(times.expression);
  return times.kind === "rate" ? times.everySeconds / 60 : undefined;
}

/** Over the days of two years, one of which has a 29th of February. */
function cronGap(expression: string): number | undefined {
  const [minutes, hours, days, months, weekdays] = fieldsOf(expression);
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  const clock = hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute));
  const [first = 0] = clock;
  const last = clock.at(-1) ?? first;
  const dates = DAYS.filter((day) => {
    const date = new Date(day * DAY);
    const { dayOfMonth, month, weekday } = partsOf(date);
    return days.includes(dayOfMonth) && months.includes(month) && weekdays.includes(weekday);
  });
  if (dates.length < 2) return undefined;
  const within = clock.slice(1).map((time, index) => time - (clock[index] ?? time));
  const between = dates
    .slice(1)
    .map((day, index) => (day - (dates[index] ?? day)) * 1440 - last + first);
  return Math.max(...within, ...between);
}

const DAY = 86_400_000;

/** Days since 1970. */
const DAYS = Array.from({ length: 731 }, (_, index) => Date.UTC(2027, 0, 1) / DAY + index);

function partsOf(date: Date) {
  return {
    dayOfMonth: date.getUTCDate(),
    month: date.getUTCMonth() + 1,
    weekday: date.getUTCDay(),
  };
}

const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");
const WEEKDAYS = "SUN MON TUE WED THU FRI SAT".split(" ");

/** The values of the five fields; undefined for a form that is more than values: `L`, `15W`, `FRI#2`. */
function fieldsOf(expression: string): readonly (readonly number[] | undefined)[] {
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = expression
    .trim()
    .split(/\s+/);
  return [
    valuesOf(minute, 0, 59),
    valuesOf(hour, 0, 23),
    valuesOf(day, 1, 31),
    valuesOf(month, 1, 12, (name) => MONTHS.indexOf(name) + 1),
    valuesOf(weekday, 0, 7, (name) => WEEKDAYS.indexOf(name))?.map((value) => value % 7),
  ];
}

type NumberOf = (name: string) => number;

function valuesOf(
  field: string,
  first: number,
  last: number,
  numberOf: NumberOf = () => -1,
): readonly number[] | undefined {
  const items = field
    .toUpperCase()
    .split(",")
    .map((item) => itemOf(item, first, last, numberOf));
  const good = items.filter((item) => item !== undefined);
  if (good.length < items.length) return undefined;
  return [...new Set(good.flat())].sort((one, other) => one - other);
}

/** `*`, a value, a range, each with a step. */
function itemOf(
  item: string,
  first: number,
  last: number,
  numberOf: NumberOf,
): readonly number[] | undefined {
  const [, from, to, by = "1"] = /^(\*|\w+)(?:-(\w+))?(?:\/([1-9]\d*))?$/.exec(item) ?? [];
  if (from === undefined) return undefined;
  const read = (text: string) => (/^\d+$/.test(text) ? Number(text) : numberOf(text));
  const start = from === "*" ? first : read(from);
  const end = from === "*" ? last : read(to ?? from);
  if (start < first || end < start || end > last) return undefined;
  const count = Math.floor((end - start) / Number(by)) + 1;
  return Array.from({ length: count }, (_, index) => start + index * Number(by));
}
