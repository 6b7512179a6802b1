import type { NoParams, Trigger } from "./trigger.ts";

/** See {@link FlowEnds}. */
export interface FlowEndTrigger<Params = unknown> extends Trigger<Params> {
  readonly kind: "flow";
  /** The flow whose end it is. */
  readonly flow: string;
  readonly ends: "succeeded" | "failed";
}

/** A run that did not succeed, as the params of the flow that it starts. */
export interface FailedRun {
  /** ARN of the execution. */
  readonly run: string;
  readonly status: "FAILED" | "TIMED_OUT" | "ABORTED";
  /** Absent where a run was stopped without saying why, as `cause` is. */
  readonly error?: string;
  readonly cause?: string;
}

/** What starts another flow when a run of this one ends: `flow(load).succeeded`. Becomes a rule of EventBridge; Step Functions sends no events of Express flows. */
export interface FlowEnds<Result> {
  /** The run's output becomes the params, so it has to fit them; what `flow(load)` returned beyond them is left out. */
  readonly succeeded: FlowEndTrigger<Result extends object ? Result : NoParams>;
  /** The run failed, timed out or was stopped. */
  readonly failed: FlowEndTrigger<FailedRun>;
}

export function endsOf<Result>(flow: string): FlowEnds<Result> {
  return {
    succeeded: { kind: "flow", flow, ends: "succeeded" },
    failed: { kind: "flow", flow, ends: "failed" },
  };
}
