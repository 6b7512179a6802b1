import type { CalendarDays } from "../calendar/index.ts";
import type { Schedule, ScheduleTimes } from "./schedule.ts";

/**
 * A schedule as EventBridge Scheduler can have it, which knows weekdays and no holidays: a cron for every day becomes one for the weekdays of its calendar. It starts runs on holidays
 * too; those are skipped by their definition.
 *
 * @example `0 10 * * *` on the business days of Japan becomes `0 10 * * MON-FRI`
 */
export function asFired({ only, ...schedule }: Schedule): Schedule {
  if (only === undefined) return schedule;
  return { ...schedule, times: onWeekdays(schedule.times, only) };
}

function onWeekdays(times: ScheduleTimes, { weekend, open }: CalendarDays): ScheduleTimes {
  if (times.kind !== "cron" || weekend.length === 0 || open.length > 0) return times;
  const [minute, hour, dayOfMonth, month, dayOfWeek, ...more] = times.expression
    .trim()
    .split(/\s+/);
  if (dayOfMonth !== "*" || dayOfWeek !== "*" || more.length > 0) return times;
  return { ...times, expression: `${minute} ${hour} * ${month} ${weekdays(weekend)}` };
}

const NAMES = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

/** `MON-FRI` */
function weekdays(weekend: readonly number[]): string {
  const open = NAMES.filter((_, index) => !weekend.includes(index + 1));
  const isRow = NAMES.join().includes(open.join());
  return isRow && open.length > 2 ? `${open[0]}-${open.at(-1)}` : open.join();
}
