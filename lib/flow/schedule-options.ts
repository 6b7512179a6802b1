import type { Duration } from "./duration.ts";

/** What any schedule may have. */
export interface StartOptions {
  /** Params of the runs that it starts, checked against the flow's own. @default none */
  readonly params?: Readonly<Record<string, unknown>>;
  /**
   * Starts come at any time within so long after the planned one, so that many of the same minute don't meet: whole minutes, at most `"24h"`. A run's `scheduledTime`
   * stays the planned one. @default within the minute
   */
  readonly window?: Duration;
  /**
   * What becomes of times that passed while nothing could start runs: `"latest"` starts the newest of them, once. It is for `nagare dev`, which is off at night; EventBridge
   * Scheduler isn't, and tries each start for a day by itself. @default "skip"
   */
  readonly catchUp?: "skip" | "latest";
}

/** What a schedule that repeats may have. */
export interface ScheduleOptions extends StartOptions {
  /** First instant that it may start runs at: ISO 8601 with a zone, as `"2026-04-01T00:00:00+09:00"`. A rate counts from it. @default at once */
  readonly start?: string;
  /** Last instant. @default never */
  readonly end?: string;
}
