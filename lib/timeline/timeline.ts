import { followEvent } from "./follow-event.ts";
import { type RunEvent, timeOf } from "./run-event.ts";
import { type Lane, newStory, type Part, type Step } from "./story.ts";

/**
 * A run as a person looks back on it: its steps in order, each with its tries, and with the branches and items inside of it. A pure view
 * model of a history; drawing is elsewhere.
 *
 * 1. A step is one stay in a state: a loop has as many as turns.
 * 2. What a retry of a Parallel or Map threw away is not told, only that there was another try.
 * 3. Instants are milliseconds since 1970; inputs and outputs are JSON text, as the history has them.
 */
export interface Timeline {
  readonly from: number;
  /** When the last thing happened. */
  readonly to: number;
  readonly steps: readonly TimelineStep[];
}

export type StepStatus = "succeeded" | "caught" | "failed" | "stopped" | "running";

export interface TimelineStep {
  readonly state: string;
  /** The state's type: `Task`, `Map`, … */
  readonly kind: string;
  readonly status: StepStatus;
  readonly from: number;
  readonly to?: number;
  readonly input?: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  /** Of a task, a Parallel, a Map: each try, the first included. */
  readonly attempts: readonly Attempt[];
  /** Of a distributed Map: its items are runs of their own. */
  readonly mapRunArn?: string;
  readonly parts: readonly TimelinePart[];
}

export interface Attempt {
  readonly from: number;
  readonly to?: number;
  /** What a task was called with, and what it gave. */
  readonly parameters?: string;
  readonly result?: string;
  readonly error?: string;
  readonly cause?: string;
  /** The run of another flow that it started. */
  readonly executionArn?: string;
  /** The task of ECS that it started. */
  readonly ecsTaskArn?: string;
  /** Which redrive of the run it belongs to; 0 before any. */
  readonly redrive: number;
}

/** A branch of a Parallel, an item of a Map or a child run of a distributed one; `index` counts from 0. */
export interface TimelinePart {
  readonly kind: "branch" | "item" | "child";
  readonly index: number;
  readonly status: StepStatus;
  /** Of a child run, whose steps come from a history of its own. */
  readonly executionArn?: string;
  readonly steps: readonly TimelineStep[];
}

/** The timeline of a run, ended or not, from its history in order. */
export function timelineOf(events: readonly RunEvent[]): Timeline {
  const story = newStory();
  for (const event of events) followEvent(story, event);
  const [from = 0, to = from] = [events[0], events.at(-1)].map((event) => timeOf(event ?? {}));
  return { from, to, steps: stepsOf(story.root, story.isOver) };
}

/** Of a step and of all that is inside of it. */
export function allSteps(steps: readonly TimelineStep[]): readonly TimelineStep[] {
  return steps.flatMap((step) => [step, ...step.parts.flatMap((part) => allSteps(part.steps))]);
}

/** How a step stands; `isOver` if nothing of what is around it goes on. */
export function statusOfStep(step: Step, isOver: boolean): StepStatus {
  return stepOf(step, isOver).status;
}

function stepsOf({ steps }: Lane, isOver: boolean): readonly TimelineStep[] {
  return steps.map((step) => stepOf(step, isOver));
}

function stepOf(step: Step, isOver: boolean): TimelineStep {
  const { state, kind, enteredAt, exitedAt, input, output, failure, attempts, mapRunArn } = step;
  // Whatever is inside of a state that was left has ended with it.
  const parts = step.parts.map((part) => partOf(part, isOver || exitedAt !== undefined));
  return {
    state,
    kind,
    status: statusOf(step, parts, isOver),
    from: enteredAt,
    ...(exitedAt !== undefined && { to: exitedAt }),
    ...(input !== undefined && { input }),
    ...(output !== undefined && { output }),
    ...failure,
    attempts,
    ...(mapRunArn !== undefined && { mapRunArn }),
    parts,
  };
}

function statusOf(step: Step, parts: readonly TimelinePart[], isOver: boolean): StepStatus {
  const { failure, exitedAt, hasSucceeded } = step;
  const isBroken = parts.some(({ status }) => status === "failed");
  if (exitedAt !== undefined) {
    return failure !== undefined || (isBroken && !hasSucceeded) ? "caught" : "succeeded";
  }
  if (failure !== undefined) return "failed";
  if (!isOver) return "running";
  return isBroken ? "failed" : "stopped";
}

function partOf({ kind, index, ended, lane }: Part, isOver: boolean): TimelinePart {
  const steps = stepsOf(lane, isOver || ended !== undefined);
  return { kind, index, status: ended ?? partStatus(steps, isOver), steps };
}

function partStatus(steps: readonly TimelineStep[], isOver: boolean): StepStatus {
  const last = steps.at(-1)?.status;
  if (last === undefined) return isOver ? "stopped" : "running";
  // Between two states nothing runs, but the branch does.
  return last === "caught" ? "succeeded" : last;
}
