import { errorNames } from "../../asl/index.ts";
import type { EvaluationFailure, Failure, ReportedFailure } from "./failure.ts";
import { record } from "./history.ts";
import type { Activation, Machine } from "./machine.ts";

/** The error and cause of a failure, as histories, catchers and DescribeExecution show them. */
export function reportOf(activation: Activation, failure: Failure): ReportedFailure {
  if (failure.kind === "reported") return failure;
  const error = failure.kind === "evaluation" ? errorNames.queryEvaluationError : failure.error;
  return { kind: "reported", error, cause: located(activation, failure.message) };
}

/**
 * An expression is evaluated before its state counts as entered, so the event names what came before the
 * Entered event; unless the state went on since.
 */
export function recordEvaluationFailed(
  machine: Machine,
  activation: Activation,
  failure: EvaluationFailure,
): void {
  const { branch, name } = activation;
  if (branch.chain === activation.enteredId && !failure.unusable) {
    branch.chain = activation.previousId;
  }
  record(machine, branch, "EvaluationFailed", {
    evaluationFailedEventDetails: {
      error: errorNames.queryEvaluationError,
      cause: located(activation, failure.message),
      ...(failure.location !== undefined && { location: failure.location }),
      state: name,
    },
  });
}

function located({ name, enteredId }: Activation, message: string): string {
  return `An error occurred while executing the state '${name}' (entered at the event id #${enteredId}). ${message}`;
}
