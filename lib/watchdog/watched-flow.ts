import type { Deadline, Schedule } from "../schedules/index.ts";

/** A flow with a deadline. */
export interface WatchedFlow {
  readonly name: string;
  readonly schedules: readonly WatchedSchedule[];
  readonly startBy?: Deadline;
  readonly finishBy?: Deadline;
}

export interface WatchedSchedule {
  readonly schedule: Schedule;
  /** Of its times of day. */
  readonly timezone: string;
}
