import { type Catcher, errorNames, type JsonValue, type State } from "../../asl/index.ts";
import { recordStateAborted } from "./abort.ts";
import type { Completion } from "./data-flow.ts";
import { type Failure, type ReportedFailure, StateFailure } from "./failure.ts";
import { finishWithError, finishWithOutput } from "./finish.ts";
import { record } from "./history.ts";
import type { Activation, Branch, Machine, StateHandler } from "./machine.ts";
import { jsonText } from "./payload.ts";
import { recordEvaluationFailed, reportOf } from "./report.ts";
import { findRetrier, matchesError, retryDelay } from "./retry.ts";
import { cancelTimer, setTimer } from "./timers.ts";
import { releaseScope } from "./variables.ts";
import { closeVisit, openVisit } from "./visit.ts";

/** Goes to a state of the branch, as soon as the steps before it are taken. */
export function enter(machine: Machine, branch: Branch, name: string, input: JsonValue): void {
  branch.pending = { name, input };
  machine.ready.push({
    branch,
    take: () => begin(machine, openVisit(machine, branch, name, input)),
  });
}

/** Starts a state's action; for the first time, for a retry, for a redrive. */
export async function begin(machine: Machine, activation: Activation): Promise<void> {
  const handler = machine.handlers[activation.state.Type] as StateHandler<State>;
  await guarded(machine, activation, () => handler(machine, activation));
}

/** Runs a part of a state; a failure in it becomes the state's. */
export async function guarded(
  machine: Machine,
  activation: Activation,
  part: () => Promise<void>,
): Promise<void> {
  try {
    await part();
  } catch (thrown) {
    if (!(thrown instanceof StateFailure)) throw thrown;
    await fail(machine, activation, thrown.failure);
  }
}

/** Leaves a state whose action gave `result`, or that makes none. */
export async function succeed(
  machine: Machine,
  activation: Activation,
  result?: JsonValue,
): Promise<void> {
  await guarded(machine, activation, async () => {
    const flow = machine.languages[activation.language];
    const completion = await flow.completionOf(machine, activation, result);
    const { state } = activation;
    await leave(machine, activation, completion, "Next" in state ? state.Next : undefined);
  });
}

/** Leaves a state for the next one, or ends its branch. */
export async function leave(
  machine: Machine,
  activation: Activation,
  completion: Completion,
  next: string | undefined,
): Promise<void> {
  closeVisit(machine, activation, completion);
  const { branch } = activation;
  if (next !== undefined) {
    enter(machine, branch, next, completion.output);
    return;
  }
  branch.status = "succeeded";
  branch.output = completion.output;
  releaseScope(branch.scope);
  if (branch.owner) await branch.owner.branchSucceeded(branch);
  else finishWithOutput(machine, branch.chain, jsonText(machine, completion.output));
}

/** Ends a try of a state: a retrier gives it another, a catcher goes elsewhere, or its branch fails. */
export async function fail(
  machine: Machine,
  activation: Activation,
  failure: Failure,
): Promise<void> {
  activation.release = undefined;
  if (failure.kind === "evaluation") recordEvaluationFailed(machine, activation, failure);
  const report = reportOf(activation, failure);
  if (failure.kind === "interpreter" && failure.error === errorNames.runtime) {
    // Nothing catches States.Runtime, and it ends the execution from any depth.
    activation.failure = report;
    finishWithError(machine, "FAILED", activation.branch.chain, report);
    return;
  }
  if (retry(machine, activation, report)) return;
  const { state } = activation;
  if (state.Type === "Parallel" || state.Type === "Map") {
    record(machine, activation.branch, `${state.Type}StateFailed`);
  }
  const catcher = findCatcher(state, report);
  if (catcher) await recover(machine, activation, catcher, report);
  else await failBranch(machine, activation, report);
}

function retry(machine: Machine, activation: Activation, report: ReportedFailure): boolean {
  const { state, retries } = activation;
  if (!("Retry" in state)) return false;
  const index = findRetrier(state.Retry, retries, report.error ?? "", report.alias);
  const retrier = index === undefined ? undefined : state.Retry?.[index];
  if (index === undefined || !retrier) return false;
  const used = retries[index] ?? 0;
  retries[index] = used + 1;
  activation.retryCount += 1;
  const delaySeconds = retryDelay(retrier, used, machine.random);
  const timerId = setTimer(machine, machine.now + delaySeconds * 1000, () =>
    begin(machine, activation),
  );
  activation.release = () => cancelTimer(machine, timerId);
  return true;
}

function findCatcher(state: State, { error = "", alias }: ReportedFailure): Catcher | undefined {
  if (!("Catch" in state)) return undefined;
  return state.Catch?.find((catcher) => matchesError(catcher.ErrorEquals, error, alias));
}

async function recover(
  machine: Machine,
  activation: Activation,
  catcher: Catcher,
  { error, cause }: ReportedFailure,
): Promise<void> {
  try {
    const flow = machine.languages[activation.language];
    // A timeout has an empty cause; another error without one has none.
    const absent = error === errorNames.timeout ? "" : null;
    const errorOutput = { Error: error ?? null, Cause: cause ?? absent };
    const completion = await flow.recoveryOf(machine, activation, catcher, errorOutput);
    await leave(machine, activation, completion, catcher.Next);
  } catch (thrown) {
    if (!(thrown instanceof StateFailure)) throw thrown;
    const { failure } = thrown;
    if (failure.kind === "evaluation") recordEvaluationFailed(machine, activation, failure);
    await failBranch(machine, activation, reportOf(activation, failure));
  }
}

async function failBranch(
  machine: Machine,
  activation: Activation,
  report: ReportedFailure,
): Promise<void> {
  const { branch } = activation;
  activation.failure = report;
  branch.status = "failed";
  if (!branch.owner) {
    finishWithError(machine, "FAILED", branch.chain, report);
    return;
  }
  releaseScope(branch.scope);
  recordStateAborted(machine, activation);
  await branch.owner.branchFailed(branch, report);
}
