import type { Deadline, Schedule } from "../schedules/index.ts";

/** A flow with a deadline. */
export interface WatchedFlow {
  readonly name: string;
  readonly schedules: readonly WatchedSchedule[];
  readonly startBy?: Deadline;
  readonly finishBy?: Deadline;
}

export interface WatchedSchedule {
  /** Where a flow has several. */
  readonly name?: string;
  readonly schedule: Schedule;
  /** Of its times of day. */
  readonly timezone: string;
}
