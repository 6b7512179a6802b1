import { calendarOf } from "./native/calendar-value.ts";
import type { Zoned } from "./zoned.ts";

/** A day: `2026-12-29`, or a time in a zone, of which the day counts. */
export type Day = string | Zoned;

/** See {@link Calendar.businessDays}. */
export interface BusinessDays {
  readonly kind: "businessDays";
  readonly calendar: "JP" | OwnCalendar;
  readonly changes?: CalendarChanges;
}

/** Business days (営業日). Days that it gives are texts, `2026-12-29`. */
export interface Calendar {
  readonly name: string;
  /** What the `only` of a schedule takes: `cron("0 10 * * *", "Asia/Tokyo", { only: calendar("JP").businessDays })`. */
  readonly businessDays: BusinessDays;
  isBusinessDay(day: Day): boolean;
  /** The so-many-th business day after a day, before it with a negative number; 0 is the day itself. At most 366. */
  plusBusinessDays(day: Day, count: number): string;
  /** Of the month that the day or the text `2026-12` is in. */
  firstBusinessDay(month: Day): string;
  /** 月末最終営業日 */
  lastBusinessDay(month: Day): string;
}

/** A team's own calendar. It knows the years that its days are in. */
export interface OwnCalendar {
  readonly name: string;
  /** Days without business: `2026-12-29`. */
  readonly holidays: readonly string[];
  /** Days of the week, Monday as 1. @default [6, 7] */
  readonly weekend?: readonly number[];
}

/** What a team changes of a country's calendar. */
export interface CalendarChanges {
  /** Further days without business. */
  readonly also?: readonly string[];
  /** Business days after all, also on weekends. */
  readonly except?: readonly string[];
}

/**
 * Business days of Japan from 2021 to 2031, or of a team's own list. What a flow computes with it compiles to JSONata over the days of those years, folded into the
 * definition: no Lambda, no state. A day beyond them throws a `RangeError`.
 *
 * @example
 * ```ts
 * const jp = calendar("JP", { also: ["2026-12-30", "2026-12-31"] });
 * const due = jp.plusBusinessDays(zoned(run.scheduledTime, "Asia/Tokyo"), 3);
 * ```
 */
export function calendar(country: "JP", changes?: CalendarChanges): Calendar;
export function calendar(own: OwnCalendar): Calendar;
export function calendar(given: "JP" | OwnCalendar, changes?: CalendarChanges): Calendar {
  return calendarOf(given, changes);
}
