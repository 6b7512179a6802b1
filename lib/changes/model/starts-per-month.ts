/** How often a schedule starts in a month of average length; undefined where the expression doesn't tell at a glance. */
export function startsPerMonth(expression: string): number | undefined {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (count !== undefined && unit !== undefined)
    return MINUTES_A_MONTH / (Number(count) * (MINUTES[unit] ?? Number.NaN));
  const cron = /^cron\((.*)\)$/.exec(expression)?.[1];
  return cron === undefined ? undefined : cronStarts(cron.trim().split(/\s+/));
}

const MINUTES_A_MONTH = (365.25 * 24 * 60) / 12;
const MINUTES: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 };

function cronStarts(fields: readonly string[]): number | undefined {
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = "", year] = fields;
  if (year !== "*") return undefined;
  const minutes = valuesOf(minute, 0, 59);
  const hours = valuesOf(hour, 0, 23);
  const days = daysAMonth(dayOfMonth, month, dayOfWeek);
  if (minutes === undefined || hours === undefined || days === undefined) return undefined;
  return minutes.length * hours.length * days;
}

function daysAMonth(dayOfMonth: string, month: string, dayOfWeek: string): number | undefined {
  const months = valuesOf(named(month, MONTHS), 1, 12);
  if (months === undefined) return undefined;
  const share = months.length / 12;
  // The last, the nearest and the n-th weekday are one day a month.
  if (/^(L|L-\d+|\d+W|LW)$/.test(dayOfMonth) || /(L|#\d)$/.test(dayOfWeek)) return share;
  const weekdays = valuesOf(named(dayOfWeek, WEEKDAYS), 1, 7);
  const dates = valuesOf(dayOfMonth, 1, 31);
  if (weekdays === undefined || dates === undefined) return undefined;
  const all = months.flatMap((one) => dates.map((date) => shareOf(date, LENGTHS[one - 1] ?? 0)));
  return (all.reduce((sum, share) => sum + share, 0) / 12) * (weekdays.length / 7);
}

/** How often a month of average length has the date: the 29th of February in one year of four. */
function shareOf(date: number, length: number): number {
  return Math.min(Math.max(length - date + 1, 0), 1);
}

const LENGTHS = [31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const MONTHS = [
  ...["JAN", "FEB", "MAR", "APR", "MAY", "JUN"],
  ...["JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
];

function named(field: string, names: readonly string[]): string {
  return field.replaceAll(/[A-Z]{3}/g, (name) => `${names.indexOf(name) + 1}`);
}

/** What a field stands for: `*`, `5`, `1-5`, `0/10` (from 0 on), `1-10/3`, and lists of these. */
function valuesOf(field: string, first: number, last: number): readonly number[] | undefined {
  const parts = field.split(",").map((part) => rangeOf(part, first, last));
  return parts.some((part) => part === undefined)
    ? undefined
    : [...new Set(parts.flatMap((part) => part ?? []))];
}

function rangeOf(part: string, first: number, last: number): readonly number[] | undefined {
  const [, range = "", every] = /^([*?]|\d+(?:-\d+)?)(?:\/(\d+))?$/.exec(part) ?? [];
  if (range === "") return undefined;
  const [from = first, to] = /\d/.test(range) ? range.split("-").map(Number) : [first, last];
  const end = to ?? (every === undefined ? from : last);
  const step = Math.max(Number(every ?? 1), 1);
  return Array.from({ length: Math.floor((end - from) / step) + 1 }, (_, at) => from + at * step);
}
