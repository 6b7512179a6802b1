import type { StartOptions } from "./schedule-options.ts";

/** See {@link at}. */
export interface AtSchedule extends StartOptions {
  readonly kind: "at";
  readonly time: string;
  readonly timezone?: string;
}

/**
 * A schedule for one time. Becomes an EventBridge Scheduler `at(…)` expression; it stays to be seen when it has fired.
 *
 * @param time local: `"2026-12-31T23:00"`, or with seconds.
 * @param timezone IANA name. @default the `timeZone` of the environment, else "UTC"
 * @example `at("2026-12-31T23:00", "Asia/Tokyo")` becomes `at(2026-12-31T23:00:00)` with `Asia/Tokyo`.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function at(time: string, timezone?: string, options: StartOptions = {}): AtSchedule {
  return { kind: "at", time, ...(timezone !== undefined && { timezone }), ...options };
}
