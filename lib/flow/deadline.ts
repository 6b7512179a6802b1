import type { Duration } from "./duration.ts";

/**
 * When something must have happened for the run of a scheduled time: a time of day, the first after the scheduled time in the schedule's zone, or a
 * duration after the scheduled time.
 *
 * @example `"06:00"`, `"30m"`
 */
export type Deadline = Duration | `${number}:${number}`;
