import type { Duration } from "./duration.ts";

/** See {@link rate}. */
export interface RateSchedule {
  readonly kind: "rate";
  readonly every: Duration;
}

/**
 * A schedule at a fixed distance, from the moment of the deploy on. Becomes an EventBridge Scheduler `rate(…)` expression.
 *
 * @param every whole minutes at least: Scheduler has no shorter unit.
 * @example `rate("5m")` becomes `rate(5 minutes)`.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function rate(every: Duration): RateSchedule {
  return { kind: "rate", every };
}
