import { allSteps, type Timeline, type TimelineStep } from "../../timeline/index.ts";

/** Where a run failed. */
export interface FailedStates {
  /** The last step that did. */
  readonly state?: string;
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
  const state = failed.at(-1)?.step.state;
  const task = failed.findLast(({ step }) => step.kind === "Task");
  const child = failedChild(steps);
  if (task === undefined && child !== undefined) {
    return { ...(state !== undefined && { state }), executionArn: child, child };
  }
  return {
    ...(state !== undefined && { state }),
    ...(task !== undefined && { task: task.step.state }),
    ...(task?.executionArn !== undefined && { executionArn: task.executionArn }),
  };
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
