/** An expression about `day` and `other`, two times in a zone, and `n`, a whole number. */
export interface Form {
  readonly source: string;
  /** The same of luxon's `DateTime`, where it is written otherwise. */
  readonly luxon?: string;
}

const units = ["year", "quarter", "month", "week", "day", "hour", "minute", "second"];
const amounts = ["years", "quarters", "months", "weeks", "days", "hours", "minutes", "seconds"];

const tokens = (
  "y yy yyyy M MM MMM MMMM MMMMM L LL LLL LLLL LLLLL d dd H HH h hh m mm s ss S SSS u a E EEE EEEE EEEEE c ccc cccc ccccc " +
  "o ooo W WW kk kkkk q qq Z ZZ ZZZ z X x"
).split(" ");

const own: readonly string[] = [
  "day.year",
  "day.quarter",
  "day.month",
  "day.day",
  "day.hour",
  "day.minute",
  "day.second",
  "day.millisecond",
  "day.weekday",
  "day.weekNumber",
  "day.weekYear",
  "day.ordinal",
  "day.daysInMonth",
  "day.offset",
  "day.toISO()",
  "day.toISODate()",
  "day.toJSON()",
  ["`at $", "{day}`"].join(""),
  "JSON.stringify({ day })",
  "day.toMillis()",
  "day.valueOf()",
  "day < other",
  "day >= other",
  "day.equals(day.plus({ days: 0 }))",
  "day.set({ day: 31 }).toISO()",
  "day.set({ month: 2 }).toISO()",
  "day.set({ year: 2024, month: 2 }).toISO()",
  "day.set({ year: 2025, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 }).toISO()",
  "day.set({ hour: 2, minute: 30 }).toISO()",
  "day.set({ month: n, day: 29, second: n }).toISO()",
  "day.set({ minute: 0 }).toISO()",
  "day.plus({ years: 1, months: 1, weeks: 1, days: 1, hours: 1, minutes: 1, seconds: 1 }).toISO()",
  "day.minus({ months: n, days: n, minutes: n, milliseconds: 1 }).toISO()",
  "day.startOf('month').minus({ days: 1 }).startOf('week').toISO()",
  "day.minus({ days: 1 }).startOf('day').plus({ hours: 3 }).toISO()",
  "day.plus({ months: 1 }).endOf('month').toFormat('yyyyMMdd')",
  "day.setZone('Asia/Tokyo').startOf('day').toISO()",
  "day.setZone('UTC+5:30').endOf('day').toISO()",
  "day.toFormat(\"yyyy-MM-dd'T'HH:mm:ss.SSSZZ\")",
  "day.toFormat(\"kkkk-'W'WW-c\")",
  "day.toFormat(\"[yyyy] 'o''clock' h a\")",
];

/** Whether it goes years from the time that it is about. */
export function isFar({ source }: Form): boolean {
  return /year: |years|quarters|months: (n|13)|weeks: 13|month: [n1]/.test(source);
}

/** Of every method and every token. */
export const forms: readonly Form[] = [
  ...own.map((source) => ({ source })),
  ...tokens.map((token) => ({ source: `day.toFormat("${token}")` })),
  ...["EEE", "EEEE", "MMM", "MMMM", "a h", "y年M月d日(EEE)"].map((format) => ({
    source: `day.toFormat("${format}", { locale: "ja" })`,
    luxon: `day.setLocale("ja").toFormat("${format}")`,
  })),
  ...["ja", "en"].map((locale) => ({
    source: `day.toFormat("G|GG|GGGGG|y|yy|yyyy|M|MM|d|dd", { locale: "${locale}", calendar: "japanese" })`,
    luxon: `day.reconfigure({ locale: "${locale}", outputCalendar: "japanese" }).toFormat("G|GG|GGGGG|y|yy|yyyy|M|MM|d|dd")`,
  })),
  { source: 'day.toFormat("G GG GGGGG")' },
  ...units.flatMap((unit) => [
    { source: `day.startOf("${unit}").toISO()` },
    { source: `day.endOf("${unit}").toISO()` },
  ]),
  ...amounts.flatMap((unit) => [
    { source: `day.plus({ ${unit}: 1 }).toISO()` },
    { source: `day.minus({ ${unit}: 1 }).toISO()` },
    { source: `day.plus({ ${unit}: n }).toISO()` },
    { source: `day.minus({ ${unit}: 13 }).toISO()` },
  ]),
  ...[...amounts, "milliseconds"].map((unit) => ({
    source: `day.diff(other, "${unit}")`,
    luxon: `day.diff(other, "${unit}").get("${unit}")`,
  })),
];
