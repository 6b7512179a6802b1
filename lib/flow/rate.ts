import type { Duration } from "./duration.ts";
import type { ScheduleOptions } from "./schedule-options.ts";

/** See {@link rate}. */
export interface RateSchedule extends ScheduleOptions {
  readonly kind: "rate";
  readonly every: Duration;
}

/**
 * A schedule at a fixed distance, from its `start` or the moment of the deploy on. Becomes an EventBridge Scheduler `rate(…)` expression.
 *
 * @param every whole minutes at least: Scheduler has no shorter unit. A day is 24 hours.
 * @example `rate("5m")` becomes `rate(5 minutes)`.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function rate(every: Duration, options: ScheduleOptions = {}): RateSchedule {
  return { kind: "rate", every, ...options };
}
