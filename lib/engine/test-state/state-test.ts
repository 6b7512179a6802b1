import type { JsonObject, JsonValue } from "../../asl/index.ts";
import type { PerformTask } from "../effect.ts";
import type { RunStart } from "../run-start.ts";

/** What TestState is asked: one state, alone. */
export interface StateTest {
  /** Its definition holds the state; its input is the state's. */
  readonly start: RunStart;
  readonly stateName: string;
  readonly variables?: JsonObject;
  /** What the state's action gives, in place of the action. */
  readonly mock?: StateMock;
  /** How often the matching retrier has tried again. @default 0 */
  readonly retrierRetryCount?: number;
  /** How many of a Map's iterations have failed. */
  readonly mapIterationFailureCount?: number;
  /** What a Map's ItemReader finds. @default [] */
  readonly mapItemReaderData?: JsonValue;
}

export type StateMock =
  | { readonly kind: "result"; readonly result: JsonValue }
  | { readonly kind: "error"; readonly error?: string; readonly cause?: string };

/** The world around a tested state. */
export interface StateTestPorts {
  perform(task: PerformTask): Promise<TaskOutcome>;
  /** Resolves at the instant, in milliseconds since 1970. */
  waitUntil(at: number): Promise<void>;
}

export type TaskOutcome =
  /** `output` is JSON text. */
  | { readonly kind: "succeeded"; readonly output: string }
  | { readonly kind: "failed"; readonly error?: string; readonly cause?: string };

export interface StateTestResult {
  readonly status: "SUCCEEDED" | "FAILED" | "RETRIABLE" | "CAUGHT_ERROR";
  readonly output?: JsonValue;
  readonly error?: string;
  readonly cause?: string;
  readonly nextState?: string;
  readonly inspection: Inspection;
}

/** What became of the data on its way through the state, as far as it came. */
export interface Inspection {
  values: { readonly [Name in InspectedValue]?: JsonValue };
  numbers: { readonly [Name in InspectedNumber]?: number };
  /** After the state; absent where there are none. */
  variables?: JsonObject;
  errorDetails?: ErrorDetails;
}

export type InspectedValue =
  | "input"
  | "afterArguments"
  | "afterInputPath"
  | "afterParameters"
  | "result"
  | "afterResultSelector"
  | "afterResultPath"
  | "afterItemsPath"
  | "afterItemSelector";

export type InspectedNumber =
  | "maxConcurrency"
  | "toleratedFailureCount"
  | "toleratedFailurePercentage";

export interface ErrorDetails {
  readonly catchIndex?: number;
  readonly retryIndex?: number;
  readonly retryBackoffIntervalSeconds?: number;
}
