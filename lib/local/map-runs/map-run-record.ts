import type { EndStatus, MapRunLimits, StatusCounts } from "../../engine/index.ts";

/** A Map Run as it is kept. Instants are milliseconds since 1970. */
export interface MapRunRecord extends MapRunLimits {
  readonly mapRunArn: string;
  /** Of the execution that it belongs to. */
  readonly executionArn: string;
  /** With the label: what its child executions are executions of. */
  readonly stateMachineArn: string;
  readonly status: "RUNNING" | Exclude<EndStatus, "TIMED_OUT">;
  readonly startTime: number;
  readonly stopTime?: number;
  readonly redriveCount: number;
  readonly redriveTime?: number;
  /** Its items have been read. */
  readonly hasBegun: boolean;
  readonly counts: MapRunCounts;
}

export interface MapRunCounts {
  readonly executions: StatusCounts;
  readonly items: StatusCounts;
  /** Child executions whose results are told: all, once the Map Run has ended well. */
  readonly resultsWritten: boolean;
  readonly failuresNotRedrivable: Failures;
  /** Of the pending ones: those that ran before, and wait to be redriven. */
  readonly pendingRedrive?: Failures;
}

interface Failures {
  readonly executions: number;
  readonly items: number;
}

const none: StatusCounts = {
  ...{ pending: 0, running: 0, SUCCEEDED: 0, FAILED: 0, TIMED_OUT: 0, ABORTED: 0 },
};

export const noCounts: MapRunCounts = {
  executions: none,
  items: none,
  resultsWritten: false,
  failuresNotRedrivable: { executions: 0, items: 0 },
};
