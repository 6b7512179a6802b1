/** What a flow knows of the run it is in: the second parameter of its body. */
export interface Run {
  /** ARN of the execution. */
  readonly id: string;
  /** Name of the execution, at most 80 characters. */
  readonly name: string;
  readonly flow: string;
  /** `local`, or a name of `flows/environments.ts`. */
  readonly environment: string;
  /** The instant that this run is for (ISO 8601, UTC): from the schedule, backfill or event; otherwise the start time. Same after a redrive. */
  readonly scheduledTime: string;
  /** When the execution started (ISO 8601, UTC). */
  readonly startTime: string;
  /** How often the execution was redriven; 0 on the first run. */
  readonly redriveCount: number;
}
