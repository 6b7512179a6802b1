import type { JsonObject } from "../../asl/index.ts";
import type { Schedule } from "../schedule.ts";

/** A flow's schedule in one environment, or on this machine. */
export interface PlannedSchedule {
  /** Absent: it is known by its position. */
  readonly name?: string;
  /** False: it is there to be seen, and fires nothing. */
  readonly enabled: boolean;
  readonly schedule: Schedule;
  /** Of its runs. */
  readonly params?: JsonObject;
  /** How long after the planned time a run may start. Absent: within the minute. */
  readonly windowMinutes?: number;
  /** With `schedule.only`: what its starts say as `nagare.only`, for the definition to know. Absent there: the definition doesn't know these days. */
  readonly mark?: string;
  /** What becomes of times that passed while nothing could start runs. */
  readonly catchUp: "skip" | "latest";
  /** The environment says something of it. */
  readonly isOverridden: boolean;
}
