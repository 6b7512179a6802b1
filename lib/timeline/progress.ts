import { followEvent } from "./follow-event.ts";
import { detailsOf, type RunEvent, timeOf } from "./run-event.ts";
import { around, newStory, outward, type Step } from "./story.ts";
import { statusOfStep } from "./timeline.ts";
import { tryOf } from "./try-of.ts";

/**
 * A run's history as a person follows it: steps that start, are tried again, end. Only what takes time or goes wrong is told: tasks,
 * waits, parallels, maps, failures. A pure view model; drawing is elsewhere.
 */
export interface Progress {
  /** What the next event of the history tells. */
  next(event: RunEvent): readonly ProgressLine[];
}

export interface ProgressLine {
  readonly kind: "started" | "waiting" | "succeeded" | "retried" | "redriven" | "failed" | "caught";
  /** How many branches and items it is inside of. */
  readonly depth: number;
  /** The state's name, with the item it is for: `profile-airport [3]`. */
  readonly step: string;
  readonly state: string;
  readonly milliseconds?: number;
  readonly error?: string;
  readonly cause?: string;
  /** Which try a retry is: from 2 on. */
  readonly attempt?: number;
}

/** The progress of one run, from its first event on. */
export function progress(): Progress {
  const story = newStory();
  return {
    next(event) {
      const [step] = outward(followEvent(story, event));
      const [, tell] = TOLD.find(([pattern]) => pattern.test(event.type ?? "")) ?? [];
      return step === undefined ? [] : (tell?.(step, timeOf(event), event) ?? []);
    },
  };
}

type Tell = (step: Step, at: number, event: RunEvent) => readonly ProgressLine[];

const TOLD: readonly (readonly [RegExp, Tell])[] = [
  [/StateEntered$/, entered],
  [/StateExited$/, exited],
  [/^TaskSubmitted$/, submitted],
  [/^(?:Task|LambdaFunction|Activity)Scheduled$/, scheduled],
  [/^(?:Task|LambdaFunction|Activity|MapRun)\w*(?:Failed|TimedOut)$|^EvaluationFailed$/, failed],
];

const TIMED: ReadonlySet<string> = new Set(["Task", "Wait", "Parallel", "Map"]);

function entered(step: Step): readonly ProgressLine[] {
  if (step.kind === "Fail") return [line("failed", step)];
  return TIMED.has(step.kind) ? [line("started", step)] : [];
}

function exited(step: Step, at: number): readonly ProgressLine[] {
  if (!TIMED.has(step.kind)) return [];
  const kind = statusOfStep(step, true) === "caught" ? "caught" : "succeeded";
  return [line(kind, step, { milliseconds: at - since(step) })];
}

function scheduled(step: Step): readonly ProgressLine[] {
  const { number, redrive } = tryOf(step.attempts, step.attempts.length - 1);
  if (number > 1) return [line("retried", step, { attempt: number })];
  return redrive === undefined ? [] : [line("redriven", step)];
}

/** It goes on when somebody answers: a container that was given a token does so by itself. */
function submitted(step: Step, _at: number, event: RunEvent): readonly ProgressLine[] {
  const { resource = "" } = detailsOf(event);
  const isAsking = resource.endsWith(".waitForTaskToken") && !resource.startsWith("runTask");
  return isAsking ? [line("waiting", step)] : [];
}

function failed(step: Step, at: number): readonly ProgressLine[] {
  return [line("failed", step, { ...step.failure, milliseconds: at - since(step) })];
}

/** What lay between a run's end and its redrive is no time of a step. */
function since({ attempts, enteredAt }: Step): number {
  const at = attempts.findIndex(({ redrive }) => redrive === attempts.at(-1)?.redrive);
  const isRedriven = tryOf(attempts, at).redrive !== undefined;
  return (isRedriven ? attempts[at]?.from : undefined) ?? enteredAt;
}

function line(
  kind: ProgressLine["kind"],
  step: Step,
  more: Partial<ProgressLine> = {},
): ProgressLine {
  const { state } = step;
  const steps = around(step);
  const item = steps.find((one) => one.lane.item !== undefined)?.lane.item;
  const name = item === undefined ? state : `${state} [${item}]`;
  return { kind, depth: steps.length - 1, step: name, state, ...more };
}
