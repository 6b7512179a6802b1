import type { JsonObject, JsonValue } from "../../../asl/index.ts";

/** A job that `.sync` waits for: how to look at it, and how to stop it. */
export interface Job {
  describe(started: StartedJob): ApiCall;
  verdict(description: JsonObject): Verdict;
  stop(started: StartedJob): ApiCall;
}

export interface StartedJob {
  /** What the state sent. */
  readonly parameters: JsonObject;
  /** What the service answered. */
  readonly response: JsonObject;
}

export interface ApiCall {
  readonly action: string;
  readonly parameters: JsonObject;
}

/** `job` is the task's result, or its failure's cause. */
export type Verdict =
  | { readonly kind: "running" }
  | { readonly kind: "succeeded"; readonly job: JsonValue }
  | { readonly kind: "failed"; readonly job: JsonValue };

/** A verdict from the words by which a service calls a job's states. */
export function verdictOf(
  state: JsonValue | undefined,
  job: JsonValue,
  { succeeded, failed }: { readonly succeeded: string; readonly failed: readonly string[] },
): Verdict {
  if (state === succeeded) return { kind: "succeeded", job };
  return failed.some((word) => word === state) ? { kind: "failed", job } : { kind: "running" };
}
