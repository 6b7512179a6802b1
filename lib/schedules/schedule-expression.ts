import { awsCron } from "./cron/aws-cron.ts";
import { localTime } from "./local-time.ts";
import type { ScheduleTimes } from "./schedule.ts";
import { zoneNamed } from "./zone.ts";

/** An expression of EventBridge Scheduler that means exactly the same, or why there is none. */
export type ScheduleExpression =
  | { readonly kind: "expression"; readonly expression: string; readonly timezone: string }
  | { readonly kind: "refused"; readonly reason: string };

/**
 * Says a schedule as EventBridge Scheduler does.
 *
 * @example `0 10 * * 1-5` in Asia/Tokyo becomes `cron(0 10 ? * 2-6 *)` in Asia/Tokyo; 300 seconds become `rate(5 minutes)`.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function scheduleExpression(times: ScheduleTimes): ScheduleExpression {
  if (times.kind === "rate") return rateExpression(times.everySeconds);
  if (times.kind === "at") return atExpression(times);
  const cron = awsCron(times.expression);
  return cron.kind === "refused"
    ? cron
    : { kind: "expression", expression: `cron(${cron.text})`, timezone: times.timezone };
}

const UNITS = [
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3600 },
  { unit: "minute", seconds: 60 },
] as const;

function rateExpression(everySeconds: number): ScheduleExpression {
  const largest = UNITS.find(({ seconds }) => everySeconds > 0 && everySeconds % seconds === 0);
  if (largest === undefined) {
    return {
      kind: "refused",
      reason: `a rate of ${everySeconds} seconds is not whole minutes, the shortest unit of EventBridge Scheduler`,
    };
  }
  const count = everySeconds / largest.seconds;
  // Scheduler refuses `rate(1 minutes)` and `rate(5 minute)`.
  const unit = count === 1 ? largest.unit : `${largest.unit}s`;
  // A rate counts from the deploy on, in whichever zone.
  return { kind: "expression", expression: `rate(${count} ${unit})`, timezone: "UTC" };
}

function atExpression({
  time,
  timezone,
}: Extract<ScheduleTimes, { readonly kind: "at" }>): ScheduleExpression {
  const local = localTime(time);
  if (local === undefined) {
    return {
      kind: "refused",
      reason: `"${time}" is no local time; write one like "2026-12-31T23:00"`,
    };
  }
  if (zoneNamed(timezone).instantOf(local) === undefined) {
    return { kind: "refused", reason: `${timezone} has no ${time}: a clock change skips it` };
  }
  return {
    kind: "expression",
    expression: `at(${new Date(local).toISOString().slice(0, 19)})`,
    timezone,
  };
}
