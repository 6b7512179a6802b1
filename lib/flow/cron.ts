import type { BusinessDays } from "./calendar.ts";
import type { ScheduleOptions } from "./schedule-options.ts";

/** What a schedule by the calendar may have. */
export interface CronOptions extends ScheduleOptions {
  /**
   * Starts runs on a calendar's business days alone: `calendar("JP").businessDays`, by the day in the schedule's zone, which is written out then. EventBridge Scheduler knows weekdays and
   * no holidays: a start on a holiday ends in the run's first state as skipped. @default every day
   */
  readonly only?: BusinessDays;
}

/** See {@link cron}. */
export interface CronSchedule extends CronOptions {
  readonly kind: "cron";
  readonly expression: string;
  readonly timezone?: string;
}

/**
 * A schedule by the calendar. Becomes an EventBridge Scheduler `cron(…)` expression with its time zone; a local time that a clock change
 * skips is skipped, one that occurs twice fires once.
 *
 * @param expression five fields: minute, hour, day of month, month, day of week (0–6 or SUN–SAT, 7 is Sunday too).
 * @param timezone IANA name. @default the `timeZone` of the environment, else "UTC"
 * @example `cron("0 10 * * *", "Asia/Tokyo")` becomes `cron(0 10 * * ? *)` with `Asia/Tokyo`.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function cron(
  expression: string,
  timezone?: string,
  options: CronOptions = {},
): CronSchedule {
  return { kind: "cron", expression, ...(timezone !== undefined && { timezone }), ...options };
}
