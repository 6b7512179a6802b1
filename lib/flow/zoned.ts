import { parseZoned, zonedOf } from "./native/zoned-value.ts";

/**
 * An instant in a time zone, with the methods of luxon's `DateTime`: immutable, computed by the state machine itself. As JSON, in templates and in variables it is its ISO
 * text with the offset: `2026-01-02T10:00:00.000+09:00`. Compare two with `<`, `>` and `equals`.
 *
 * @see https://moment.github.io/luxon/#/math
 */
export interface Zoned<Zone extends string = string> {
  /** As given to `zoned`. */
  readonly zoneName: Zone;
  readonly year: number;
  /** 1 to 4. */
  readonly quarter: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** Monday is 1, Sunday is 7. */
  readonly weekday: number;
  /** Of the ISO week year. */
  readonly weekNumber: number;
  /** The ISO week year: of this week's Thursday. */
  readonly weekYear: number;
  /** The day of the year, from 1. */
  readonly ordinal: number;
  readonly daysInMonth: number;
  /** Minutes ahead of UTC. */
  readonly offset: number;
  /** Years to days move the calendar, and month ends are kept inside their month; hours and less move the clock. Whole numbers only. */
  plus(amount: TimeAmount): Zoned<Zone>;
  minus(amount: TimeAmount): Zoned<Zone>;
  /** Weeks start on Monday. */
  startOf(unit: TimeUnit): Zoned<Zone>;
  /** The last millisecond. */
  endOf(unit: TimeUnit): Zoned<Zone>;
  /** The same with other fields; what is too much goes on, as day 31 of April is the first of May. */
  set(fields: TimeFields): Zoned<Zone>;
  /** The same instant on another zone's clock. */
  setZone<const Other extends string>(zone: Other): Zoned<Other>;
  /**
   * @param format luxon's tokens, written out: `yyyyMMdd`, `kkkk-'W'WW`, `M/d (EEE)`
   * @see https://moment.github.io/luxon/#/formatting?id=table-of-tokens
   */
  toFormat(format: string, options?: FormatOptions): string;
  /** `2026-01-02T10:00:00.000+09:00` */
  toISO(): string;
  /** `2026-01-02` */
  toISODate(): string;
  /** As `toISO`. */
  toJSON(): string;
  toString(): string;
  /** Since 1970, as `Date` counts. */
  toMillis(): number;
  valueOf(): number;
  /** How much later than `other`, in a unit; with a fraction, negative when earlier. */
  diff(other: Zoned<Zone>, unit: DiffUnit): number;
  /** The same instant in the same zone. */
  equals(other: Zoned): boolean;
}

export type TimeUnit = "year" | "quarter" | "month" | "week" | "day" | "hour" | "minute" | "second";

export type DiffUnit =
  | "years"
  | "quarters"
  | "months"
  | "weeks"
  | "days"
  | "hours"
  | "minutes"
  | "seconds"
  | "milliseconds";

/** How far to go. */
export type TimeAmount = { readonly [Unit in DiffUnit]?: number };

/** Fields of a date and a time. */
export interface TimeFields {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly millisecond?: number;
}

/** How a format is written. */
export interface FormatOptions {
  /** Of the names of months and days: `ja` writes `EEE` as `月`. @default "en-US" */
  readonly locale?: string;
  /** `japanese`: `G` is the era, `y` the year in it, as in `Gy年M月d日` with the locale `ja`: `令和8年1月2日`. @default "gregory" */
  readonly calendar?: "gregory" | "japanese";
}

/** `zoned`, and `zoned.parse`. */
export interface ZonedWord {
  /**
   * An instant in a time zone. Becomes JSONata: no function, no state.
   *
   * @param instant an ISO text (without an offset it is a local time of the zone), milliseconds since 1970, or another zone's `Zoned`
   * @param zone a name of the IANA database, `UTC` or `UTC+9`; known when the flow is compiled
   * @throws RangeError for a text that is no ISO time
   * @example
   * `zoned(run.scheduledTime, "Asia/Tokyo").minus({ days: 1 }).toFormat("yyyyMMdd")` becomes
   * `$fromMillis($toMillis($scheduledTime) + 32400000 - 86400000, "[Y0001][M01][D01]")`.
   */
  <const Zone extends string>(instant: string | number | Zoned, zone: Zone): Zoned<Zone>;
  /**
   * A local time of a zone from a text of a known form.
   *
   * @param format of `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss`, `SSS` (and `M`, `d`, `H`, `m`, `s` for one digit or two), and texts between
   * @throws RangeError for a text of another form, or a day that the calendar has not
   * @example `zoned.parse(date, "yyyyMMdd", "Asia/Tokyo").endOf("month").toFormat("yyyyMMdd")`
   */
  parse<const Zone extends string>(text: string, format: string, zone: Zone): Zoned<Zone>;
}

export const zoned: ZonedWord = /* @__PURE__ */ Object.assign(zonedOf, { parse: parseZoned });
