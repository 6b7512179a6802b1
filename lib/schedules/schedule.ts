import type { CalendarDays } from "../calendar/index.ts";

/** When something starts, before a start, an end and days are considered. */
export type ScheduleTimes =
  | { readonly kind: "cron"; readonly expression: string; readonly timezone: string }
  | { readonly kind: "rate"; readonly everySeconds: number }
  /** `time` is local: `2026-12-31T23:00`, or with seconds. */
  | { readonly kind: "at"; readonly time: string; readonly timezone: string };

/** A schedule of one flow, as EventBridge Scheduler keeps it. */
export interface Schedule {
  readonly times: ScheduleTimes;
  /** The first instant it may fire at; a rate counts from it. @default none */
  readonly start?: Date;
  /** The last instant it may fire at. @default never */
  readonly end?: Date;
  /** The calendar whose business days it is for, by the day in its zone; days beyond the calendar count. @default every day */
  readonly only?: CalendarDays;
}
