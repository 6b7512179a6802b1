interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly words?: readonly string[];
  /** Forms beyond Unix cron that EventBridge Scheduler has: the last day, the nearest weekday, the second Friday. */
  readonly special?: RegExp;
}

const FIELDS: readonly Field[] = [
  { name: "a minute", least: 0, most: 59 },
  { name: "an hour", least: 0, most: 23 },
  { name: "a day of the month", least: 1, most: 31, special: /^(L|0*([1-9]|[12]\d|3[01])W)$/ },
  {
    name: "a month",
    least: 1,
    most: 12,
    words: ["", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
  },
  {
    name: "a day of the week",
    least: 0,
    most: 7,
    words: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
    special: /^([0-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5])$/i,
  },
];

/** What is wrong with a cron expression of five fields, if anything. */
export function cronProblem(expression: string): string | undefined {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== FIELDS.length) {
    return `it has ${fields.length} ${fields.length === 1 ? "field" : "fields"}, not five`;
  }
  const problems = FIELDS.map((field, index) => fieldProblem(field, fields[index] ?? ""));
  return problems.find((problem) => problem !== undefined) ?? neverProblem(fields);
}

/** Unix cron takes either day then; EventBridge Scheduler can't say that in one expression. */
export function restrictsBothDays(expression: string): boolean {
  const [, , day, , weekday] = expression.trim().split(/\s+/);
  return day !== "*" && weekday !== "*";
}

function fieldProblem(field: Field, text: string): string | undefined {
  if (field.special?.test(text)) return undefined;
  const wrong = text.split(",").find((part) => !isPart(field, part));
  if (wrong === undefined) return undefined;
  const range = `${field.least} to ${field.most}`;
  return `"${wrong}" is not ${field.name} (${range})`;
}

/** `*`, `5`, `1-5`; a star or a range also with `/2`. */
function isPart(field: Field, part: string): boolean {
  const [range = "", step, ...more] = part.split("/");
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d?$/.test(step))) return false;
  if (range === "*") return true;
  const ends = range.split("-");
  // Crons disagree on what `5/15` means.
  if (ends.length > 2 || (step !== undefined && ends.length === 1)) return false;
  const [from, to] = [valueIn(field, ends[0] ?? ""), valueIn(field, ends.at(-1) ?? "")];
  return from !== undefined && to !== undefined && from <= to;
}

function valueIn(field: Field, text: string): number | undefined {
  const word = field.words?.indexOf(text.toUpperCase()) ?? -1;
  if (word >= 0 && text !== "") return word;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= field.least && value <= field.most ? value : undefined;
}

/** Days of the longest year, by month. */
const MONTH_DAYS = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `0 0 31 2 *` */
function neverProblem(fields: readonly string[]): string | undefined {
  const [, , day = "", month = ""] = fields;
  const nearest = /^(\d+)W$/.exec(day)?.[1];
  if (nearest !== undefined) return nearestProblem(day, Number(nearest), month);
  const monthField = FIELDS[3];
  const months = month.split(",").map((text) => monthField && valueIn(monthField, text));
  if (!/^[\d,]+$/.test(day) || months.includes(undefined)) return undefined;
  const longest = Math.max(...months.map((each) => MONTH_DAYS[each ?? 0] ?? 0));
  const earliest = Math.min(...day.split(",").map(Number));
  return earliest > longest ? `that month never has a day ${earliest}` : undefined;
}

/** `0 0 31W * *`: AWS doesn't say what it means in a month of 30 days. */
function nearestProblem(text: string, day: number, month: string): string | undefined {
  const months = month.split(",").flatMap((part) => monthsOf(part));
  const isIn = months.every((each) => day <= (each === 2 ? 28 : (MONTH_DAYS[each] ?? 0)));
  return isIn ? undefined : `not every month has a day ${day} for ${text} to be near`;
}

/** At least those of the part: a step leaves some out. */
function monthsOf(part: string): readonly number[] {
  const [range = ""] = part.split("/");
  const [first = "", last = first] = range === "*" ? ["1", "12"] : range.split("-");
  const ends = [first, last].map((end) => FIELDS[3] && valueIn(FIELDS[3], end));
  const [from = 1, to = 12] = ends;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
