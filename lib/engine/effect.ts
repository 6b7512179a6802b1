import type { JsonValue } from "../asl/index.ts";
import type { ItemSource, MapRunPlan } from "./map-run/plan.ts";

/** What a run asks of the world. Ids are unique within the run and the same on every replay. */
export type Effect =
  | PerformTask
  /** Give back `{kind: "timer", timerId}` at `at` (milliseconds since 1970). Replaces a timer of the same id. */
  | { readonly kind: "setTimer"; readonly timerId: string; readonly at: number }
  | { readonly kind: "cancelTimer"; readonly timerId: string }
  /** Nobody waits for the task any more: stop its work where that is possible, refuse its token. */
  | { readonly kind: "cancelTask"; readonly taskId: string; readonly reason: CancelReason }
  | ReadItems
  | StartMapRun
  /** Nobody waits for the Map Run any more: stop its child executions. */
  | { readonly kind: "abortMapRun"; readonly mapRunArn: string }
  | ExecutionEnd;

export type CancelReason = "timedOut" | "aborted";

export interface PerformTask {
  readonly kind: "performTask";
  readonly taskId: string;
  /** The state's Resource as written. */
  readonly resource: string;
  /** What the state sends: an integration's parameters, a function's or an activity's input. */
  readonly arguments: JsonValue;
  readonly stateName: string;
  /** 0 for the first try, then one more for each retry. */
  readonly attempt: number;
  /** For `.waitForTaskToken`, `.sync` and activities. */
  readonly taskToken?: string;
  /** The run keeps both times itself; they stand here for whoever performs the task. */
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
  readonly credentials?: { readonly roleArn: string };
}

/** A distributed Map's items lie elsewhere: answer `itemsRead`, or `mapRunFailed` if they can't be read. */
export interface ReadItems {
  readonly kind: "readItems";
  readonly mapRunArn: string;
  readonly source: ItemSource;
}

/** Start a Map Run's child executions, or those that didn't succeed again; answer `mapRunSucceeded` or `mapRunFailed`. */
export interface StartMapRun {
  readonly kind: "startMapRun";
  readonly mapRunArn: string;
  readonly plan: MapRunPlan;
}

export interface ExecutionEnd {
  readonly kind: "end";
  readonly status: EndStatus;
  /** JSON text. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

export type EndStatus = "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";
