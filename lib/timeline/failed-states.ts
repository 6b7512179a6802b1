import { allSteps, type Timeline, type TimelineStep } from "./timeline.ts";

/** Where a run failed. */
export interface FailedStates {
  /** The last step that did, or whose error was caught and thrown again. */
  readonly state?: string;
  /** Where the run ended: the last step that failed. */
  readonly end?: string;
  /** The last of these that had something to say. */
  readonly task?: string;
  /** The child run that this task is in. */
  readonly executionArn?: string;
  /** The run of another flow that failed, where that is why. */
  readonly child?: string;
}

/** The run of another flow that failed last. */
function failedChild(steps: readonly TimelineStep[]): string | undefined {
  const tries = allSteps(steps).flatMap(({ attempts }) => attempts.slice(-1));
  return tries.findLast(({ error, executionArn }) => error !== undefined && executionArn)
    ?.executionArn;
}

/** Where a run failed, from what happened in it and in its child runs. */
export function failedStates({ steps }: Timeline): FailedStates {
  const failed = failedIn(steps);
  const end = failed.at(-1)?.step;
  const thrown = end && thrownBy(end, steps);
  const state = (thrown ?? end)?.state;
  const task = failed.findLast(({ step }) => step.kind === "Task") ?? taskOf(thrown);
  const child = failedChild(steps);
  const where = { ...(state !== undefined && { state }), ...(end && { end: end.state }) };
  if (task === undefined && child !== undefined) return { ...where, executionArn: child, child };
  return {
    ...where,
    ...(task !== undefined && { task: task.step.state }),
    ...(task?.executionArn !== undefined && { executionArn: task.executionArn }),
  };
}

/** The step whose error a Fail state throws again: a `finally` stood between, or a `catch` that had no answer. */
function thrownBy(end: TimelineStep, steps: readonly TimelineStep[]): TimelineStep | undefined {
  if (end.kind !== "Fail") return undefined;
  return allSteps(steps).findLast(({ status, attempts }) => {
    const { error, cause } = attempts.at(-1) ?? {};
    if (status !== "caught") return false;
    // How a container stopped is in the cause; the flow has a name for it.
    if (error === "States.TaskFailed") return end.error?.startsWith("Container") === true;
    return error === end.error && cause === end.cause;
  });
}

function taskOf(step: TimelineStep | undefined): FailedStep | undefined {
  return step?.kind === "Task" ? { step, executionArn: undefined } : undefined;
}

interface FailedStep {
  readonly step: TimelineStep;
  readonly executionArn: string | undefined;
}

/** The innermost steps that failed, each with the child run around it. */
function failedIn(steps: readonly TimelineStep[], executionArn?: string): readonly FailedStep[] {
  return steps
    .filter(({ status }) => status === "failed")
    .flatMap((step) => {
      const inside = step.parts.flatMap((part) =>
        part.status === "failed" ? failedIn(part.steps, part.executionArn ?? executionArn) : [],
      );
      return inside.length > 0 ? inside : [{ step, executionArn }];
    });
}
