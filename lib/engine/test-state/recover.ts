import { errorNames, type JsonObject } from "../../asl/index.ts";
import { type Failure, type ReportedFailure, StateFailure } from "../core/failure.ts";
import { findRetrier, matchesError, retryDelay } from "../core/retry.ts";
import type { StateTestResult } from "./state-test.ts";
import type { Visit } from "./visit.ts";

type Outcome = Omit<StateTestResult, "inspection">;

/** What a tested state's failure leads to: another try, a catcher's output, or the end. */
export async function recover(visit: Visit, failure: Failure): Promise<Outcome> {
  const report = plainReport(failure);
  const isFinal = failure.kind === "interpreter" && failure.error === errorNames.runtime;
  if (isFinal) return failed(report);
  return retried(visit, report) ?? (await caught(visit, report)) ?? failed(report);
}

/** An error that no state makes ends the test as it would end an execution. */
export function thrownOut(thrown: unknown): Outcome {
  const cause = thrown instanceof Error ? thrown.message : String(thrown);
  return failed({ kind: "reported", error: errorNames.runtime, cause });
}

/** TestState gives the words alone, without the state and the event that a history puts in front. */
function plainReport(failure: Failure): ReportedFailure {
  if (failure.kind === "reported") return failure;
  const error = failure.kind === "evaluation" ? errorNames.queryEvaluationError : failure.error;
  return { kind: "reported", error, cause: failure.message };
}

function failed({ error, cause }: ReportedFailure): Outcome {
  return { status: "FAILED", ...told({ error, cause }) };
}

function retried(visit: Visit, { error, cause, alias }: ReportedFailure): Outcome | undefined {
  const { at, test, machine, inspection } = visit;
  const { state } = at;
  if (!("Retry" in state) || state.Retry === undefined) return undefined;
  const { retrierRetryCount = 0 } = test;
  const used = state.Retry.map(() => retrierRetryCount);
  const retryIndex = findRetrier(state.Retry, used, error ?? "", alias);
  const retrier = retryIndex === undefined ? undefined : state.Retry[retryIndex];
  if (retryIndex === undefined || retrier === undefined) return undefined;
  const delay = retryDelay(retrier, retrierRetryCount, machine.random);
  inspection.errorDetails = { retryIndex, retryBackoffIntervalSeconds: Math.round(delay) };
  return { status: "RETRIABLE", ...told({ error, cause }) };
}

async function caught(visit: Visit, report: ReportedFailure): Promise<Outcome | undefined> {
  const { at, flow, machine, inspection } = visit;
  const catchers = "Catch" in at.state ? (at.state.Catch ?? []) : [];
  const { error, cause, alias } = report;
  const catchIndex = catchers.findIndex(({ ErrorEquals }) =>
    matchesError(ErrorEquals, error ?? "", alias),
  );
  const catcher = catchers[catchIndex];
  if (catcher === undefined) return undefined;
  inspection.errorDetails = { catchIndex };
  const errorOutput: JsonObject = { Error: error ?? null, Cause: cause ?? null };
  try {
    const { output, assigned } = await flow.recoveryOf(machine, at, catcher, errorOutput);
    if (assigned) inspection.variables = { ...inspection.variables, ...assigned };
    return { status: "CAUGHT_ERROR", output, nextState: catcher.Next, ...told({ error, cause }) };
  } catch (thrown) {
    if (!(thrown instanceof StateFailure)) throw thrown;
    return failed(plainReport(thrown.failure));
  }
}

function told({ error, cause }: { error?: string | undefined; cause?: string | undefined }): {
  error?: string;
  cause?: string;
} {
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}
