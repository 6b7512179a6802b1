import type { ErrorAndCause } from "./data-flow.ts";
import { recordEnd } from "./history.ts";
import type { Machine, RunEnd } from "./machine.ts";

const eventTypes = {
  FAILED: ["ExecutionFailed", "executionFailedEventDetails"],
  TIMED_OUT: ["ExecutionTimedOut", "executionTimedOutEventDetails"],
  ABORTED: ["ExecutionAborted", "executionAbortedEventDetails"],
} as const satisfies Record<Exclude<RunEnd["status"], "SUCCEEDED">, readonly [string, string]>;

export function finishWithOutput(machine: Machine, previousEventId: number, output: string): void {
  recordEnd(machine, previousEventId, "ExecutionSucceeded", {
    executionSucceededEventDetails: { output, outputDetails: { truncated: false } },
  });
  settle(machine, { status: "SUCCEEDED", output });
}

export function finishWithError(
  machine: Machine,
  status: keyof typeof eventTypes,
  previousEventId: number,
  { error, cause }: ErrorAndCause,
): void {
  const failure = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
  const [type, member] = eventTypes[status];
  recordEnd(machine, previousEventId, type, { [member]: failure });
  // DescribeExecution of a timed-out execution has neither error nor cause.
  settle(machine, { status, ...(status !== "TIMED_OUT" && failure) });
}

/** Ends the run: nothing of it waits any more. The states keep what a redrive needs. */
function settle(machine: Machine, end: RunEnd): void {
  machine.end = end;
  machine.ready.length = 0;
  for (const timerId of machine.timers.keys())
    machine.effects.push({ kind: "cancelTimer", timerId });
  machine.timers.clear();
  for (const taskId of machine.tasks.keys()) {
    machine.effects.push({ kind: "cancelTask", taskId, reason: "aborted" });
  }
  machine.tasks.clear();
  for (const mapRunArn of machine.mapRuns.keys())
    machine.effects.push({ kind: "abortMapRun", mapRunArn });
  machine.mapRuns.clear();
  machine.effects.push({ kind: "end", ...end });
}
