/**
 * What the documentation of EventBridge Scheduler says of its six-field expressions, minute by minute of local time: no code of nagare in it, and no search for times.
 * A slow and plain reading, to hold the fast one to.
 */
export function modelTimes(
  expression: string,
  timezone: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): readonly string[] {
  const fires = readSixFields(expression);
  const localOf = localClock(timezone);
  const seen = new Set<number>();
  const times: string[] = [];
  // A local time that comes a second time within a day has fired; one that never comes doesn't.
  const first = Math.floor(from.getTime() / 60_000 - 2 * 1440) * 60_000;
  for (let time = first; time < to.getTime(); time += 60_000) {
    const local = localOf(time);
    if (!fires(local) || seen.has(local)) continue;
    seen.add(local);
    if (time >= from.getTime()) times.push(new Date(time).toISOString());
  }
  return times;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Local times as if they were of UTC. `Intl` is asked where an hour begins and, if its end is different, every minute. */
function localClock(timeZone: string): (time: number) => number {
  const digits = { month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
  const format = new Intl.DateTimeFormat("en-CA", {
    ...{ timeZone, hourCycle: "h23", year: "numeric" },
    ...digits,
  });
  const offsetAt = (time: number) =>
    Date.parse(`${format.format(time).replace(", ", "T")}Z`) - time;
  const hours = new Map<number, number>();
  const offsetOfHour = (hour: number) => {
    const known = hours.get(hour) ?? offsetAt(hour * HOUR);
    hours.set(hour, known);
    return known;
  };
  return (time) => {
    const hour = Math.floor(time / HOUR);
    const offset = offsetOfHour(hour);
    return time + (offset === offsetOfHour(hour + 1) ? offset : offsetAt(time));
  };
}

const HOUR = 3_600_000;
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

function readSixFields(expression: string): (local: number) => boolean {
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = ""] =
    expression.split(" ");
  const minutes = membersOf(minute, 0, 59);
  const hours = membersOf(hour, 0, 23);
  const months = membersOf(month, 1, 12, MONTHS);
  return (local) => {
    const date = new Date(local);
    if (!minutes.has(date.getUTCMinutes()) || !hours.has(date.getUTCHours())) return false;
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    if (!months.has(month)) return false;
    return dayOfWeek === "?"
      ? isDayOfMonth(dayOfMonth, { year, month, day })
      : isDayOfWeek(dayOfWeek, { year, month, day });
  };
}

function isDayOfMonth(text: string, today: Day): boolean {
  const last = lastDay(today);
  if (text === "L") return today.day === last;
  if (!text.endsWith("W")) return membersOf(text, 1, 31).has(today.day);
  // The nearest working day within the month.
  const wanted = Number.parseInt(text, 10);
  const working = Array.from({ length: last }, (_, index) => index + 1).filter(
    (day) => ![1, 7].includes(weekdayOf({ ...today, day })),
  );
  const distances = working.map((day) => Math.abs(day - wanted));
  return today.day === working[distances.indexOf(Math.min(...distances))];
}

function isDayOfWeek(text: string, today: Day): boolean {
  const weekday = weekdayOf(today);
  if (text.endsWith("L")) {
    return weekday === Number.parseInt(text, 10) && today.day > lastDay(today) - 7;
  }
  const [day, which] = text.split("#");
  if (which !== undefined) {
    const before = Array.from({ length: today.day }, (_, index) => ({ ...today, day: index + 1 }));
    const same = before.filter((each) => weekdayOf(each) === weekday);
    return weekday === Number(day) && same.length === Number(which);
  }
  return membersOf(text, 1, 7, DAYS).has(weekday);
}

/** Sunday is 1. */
function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
}

function lastDay({ year, month }: Day): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `*`, `?`, `a`, `a-b`, `a/n`, names, and lists of these. */
function membersOf(
  text: string,
  first: number,
  last: number,
  names: readonly string[] = [],
): ReadonlySet<number> {
  const number = (word: string) =>
    names.includes(word) ? names.indexOf(word) + first : Number(word);
  const members = text.split(",").flatMap((item) => {
    if (item === "*" || item === "?") return range(first, last, 1);
    const [of = "", by] = item.split("/");
    if (by !== undefined) return range(number(of), last, Number(by));
    const [from = "", to = from] = of.split("-");
    return range(number(from), number(to), 1);
  });
  return new Set(members);
}

function range(from: number, to: number, by: number): readonly number[] {
  const count = Math.floor((to - from) / by) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => from + index * by);
}
