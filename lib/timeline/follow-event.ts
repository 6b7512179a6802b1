import { type Details, detailsOf, type RunEvent, timeOf } from "./run-event.ts";
import {
  type Failure,
  type Lane,
  outward,
  type Place,
  type Step,
  type Story,
  stepsIn,
} from "./story.ts";
import type { StepStatus } from "./timeline.ts";

/**
 * Goes on with a story by one event, and answers where its chain then stands. Events hang together by `previousEventId`, however branches
 * and items interleave.
 */
export function followEvent(story: Story, event: RunEvent): Place {
  const { id = 0, previousEventId = 0, type = "" } = event;
  const before = story.places.get(previousEventId) ?? { kind: "before", lane: story.root };
  const [, act] = ACTS.find(([pattern]) => pattern.test(type)) ?? [];
  const happened = { story, place: before, type, at: timeOf(event), details: detailsOf(event) };
  const place = act?.(happened) ?? before;
  story.places.set(id, place);
  return place;
}

interface Happened {
  readonly story: Story;
  readonly place: Place;
  readonly type: string;
  readonly at: number;
  readonly details: Details;
}

/** What an event does; it answers where the chain then stands, if it moved. */
type Act = (happened: Happened) => Place | undefined;

/** The first pattern that fits counts. */
const ACTS: readonly (readonly [RegExp, Act])[] = [
  [/StateEntered$/, enter],
  [/StateExited$/, exit],
  [/^(?:Parallel|Map)StateStarted$/, startContainer],
  [/^MapRun(?:Started|Redriven)$/, startMapRun],
  [/^MapIterationStarted$/, startItem],
  [/^MapIteration(?:Succeeded|Failed|Aborted)$/, endItem],
  [/^(?:Parallel|Map)StateSucceeded$/, succeedContainer],
  [/^(?:Parallel|Map)StateFailed$/, failContainer],
  [/^ExecutionRedriven$/, redrive],
  [/^Execution(?:Succeeded|Failed|Aborted|TimedOut)$/, end],
  [/^(?:Task|LambdaFunction|Activity)Scheduled$/, schedule],
  [/^TaskSubmitted$/, submit],
  [/^(?:Task|LambdaFunction|Activity)Succeeded$/, succeed],
  [/^(?:Task|LambdaFunction|Activity|MapRun)\w*(?:Failed|TimedOut)$/, fail],
  [/^EvaluationFailed$/, failEvaluation],
];

function enter({ story, place, type, at, details: { name = "", input } }: Happened): Place {
  const step: Step = {
    lane: laneOf(story, place, name),
    state: name,
    kind: type.replace(/StateEntered$/, ""),
    enteredAt: at,
    ...(input !== undefined && { input }),
    attempts: [],
    parts: [],
    exitedAt: undefined,
    failure: type === "FailStateEntered" ? {} : undefined,
    hasSucceeded: false,
  };
  step.lane.steps.push(step);
  return { kind: "in", step };
}

function laneOf(story: Story, place: Place, name: string): Lane {
  if (place.kind === "in") return place.step.lane;
  if (place.kind === "before") return place.lane;
  if (place.kind === "around") return newPart(place.step, "branch", place.step.parts.length);
  // A redrive enters some states again, such as Fail: that replaces the stay that didn't come to an end.
  const again = stepsIn(story.root).find((step) => step.state === name && isOpen(step));
  const lane = again?.lane ?? story.root;
  if (again !== undefined) lane.steps.splice(lane.steps.indexOf(again), 1);
  return lane;
}

function newPart(owner: Step, kind: "branch" | "item", index: number): Lane {
  const lane = { owner, steps: [], ...(kind === "item" && { item: index }) };
  owner.parts.push({ kind, index, lane, ended: undefined });
  return lane;
}

/** The chain may come from inside of a container, or be cut by a redrive: the name says which state is left. */
function exit({ story, place, at, details: { name, output } }: Happened): Place | undefined {
  const isLeft = (step: Step): boolean => step.state === name && isOpen(step);
  const step = outward(place).find(isLeft) ?? stepsIn(story.root).findLast(isLeft);
  if (step === undefined) return undefined;
  step.exitedAt = at;
  if (output !== undefined) step.output = output;
  return { kind: "in", step };
}

/** Once more, for a retry: then what happened inside before counts no longer. */
function startContainer({ story, place, type, at }: Happened): Place | undefined {
  const kind = type.replace(/StateStarted$/, "");
  const step = outward(place).find((one) => one.kind === kind && isOpen(one));
  if (step === undefined) return undefined;
  step.attempts.push({ from: at, redrive: story.redriveCount });
  step.parts = [];
  step.failure = undefined;
  return { kind: kind === "Parallel" ? "around" : "in", step };
}

function startMapRun({ story, place, details: { mapRunArn = "" } }: Happened): Place | undefined {
  const known = stepsIn(story.root).find((step) => step.mapRunArn === mapRunArn && isOpen(step));
  const step = known ?? outward(place)[0];
  if (step === undefined) return undefined;
  step.mapRunArn = mapRunArn;
  return { kind: "in", step };
}

function startItem({ place, details: { name, index = 0 } }: Happened): Place | undefined {
  const map = outward(place).find((step) => step.kind === "Map" && step.state === name);
  return map && { kind: "before", lane: newPart(map, "item", index) };
}

function endItem({ place, type, details: { name, index } }: Happened): undefined {
  const map = outward(place).find((step) => step.kind === "Map" && step.state === name);
  const part = map?.parts.find((one) => one.index === index);
  if (part !== undefined) part.ended = ITEM_ENDS[type];
}

const ITEM_ENDS: Readonly<Record<string, StepStatus>> = {
  MapIterationSucceeded: "succeeded",
  MapIterationFailed: "failed",
  MapIterationAborted: "stopped",
};

function succeedContainer({ place, type, at }: Happened): undefined {
  const step = container(place, type);
  if (step === undefined) return;
  step.hasSucceeded = true;
  step.failure = undefined;
  endAttempt(step, at);
}

/** Says no more than that it failed: why stands with what failed inside of it. */
function failContainer({ place, type, at }: Happened): undefined {
  const step = container(place, type);
  if (step === undefined) return;
  const inside = step.parts.flatMap(({ lane }) => stepsIn(lane));
  step.failure = inside.findLast(({ failure }) => failure !== undefined)?.failure ?? {};
  endAttempt(step, at, step.failure);
}

function container(place: Place, type: string): Step | undefined {
  const kind = type.replace(/State(?:Succeeded|Failed)$/, "");
  return outward(place).find((step) => step.kind === kind && isOpen(step));
}

function redrive({ story, at }: Happened): Place {
  story.isOver = false;
  story.redriveCount += 1;
  for (const step of stepsIn(story.root).filter(isOpen)) {
    step.failure = undefined;
    // A task says when it is tried again; what is around it does not.
    if (step.kind !== "Task" && step.attempts.length > 0)
      step.attempts.push({ from: at, redrive: story.redriveCount });
    for (const part of step.parts) if (part.ended !== "succeeded") part.ended = undefined;
  }
  return { kind: "redriven" };
}

function end({ story, place, at, details }: Happened): undefined {
  story.isOver = true;
  for (const { attempts } of stepsIn(story.root).filter(isOpen)) {
    const last = attempts.at(-1);
    if (last !== undefined) last.to ??= at;
  }
  // Of a Fail state only the end of the run tells what it says.
  const [step] = outward(place);
  if (step?.kind === "Fail") step.failure = failureOf(details);
}

function schedule({ story, place, at, details }: Happened): Place | undefined {
  const parameters = details.parameters ?? details.input;
  const isRedriven = place.kind === "redriven";
  const step = isRedriven ? redrivenTask(story, parameters) : outward(place)[0];
  if (step === undefined) return undefined;
  step.failure = undefined;
  const { redriveCount: redrive } = story;
  step.attempts.push({ from: at, redrive, ...(parameters !== undefined && { parameters }) });
  return { kind: "in", step };
}

/** A redriven task hangs on the redrive alone: it is the one with the same parameters, or the first that has not gone on yet. */
function redrivenTask({ root }: Story, parameters: string | undefined): Step | undefined {
  const waiting = stepsIn(root).filter(
    (step) => step.kind === "Task" && isOpen(step) && !isUnderWay(step),
  );
  const same = waiting.find((step) => step.attempts.at(-1)?.parameters === parameters);
  return same ?? waiting[0];
}

function isUnderWay({ attempts }: Step): boolean {
  const last = attempts.at(-1);
  return last !== undefined && last.to === undefined;
}

/** What it started goes on elsewhere: another flow's run, a container's task. Both can be looked at. */
function submit({ place, details: { resource = "", output } }: Happened): undefined {
  const attempt = outward(place)[0]?.attempts.at(-1);
  if (attempt === undefined || output === undefined) return;
  if (resource.startsWith("startExecution")) {
    const { ExecutionArn }: { readonly ExecutionArn?: unknown } = JSON.parse(output);
    if (typeof ExecutionArn === "string") attempt.executionArn = ExecutionArn;
  }
  if (resource.startsWith("runTask")) {
    const { Tasks }: { readonly Tasks?: unknown } = JSON.parse(output);
    const TaskArn: unknown = Array.isArray(Tasks) ? Tasks[0]?.TaskArn : undefined;
    if (typeof TaskArn === "string") attempt.ecsTaskArn = TaskArn;
  }
}

function succeed({ place, at, details: { output } }: Happened): undefined {
  const [step] = outward(place);
  const attempt = step?.attempts.at(-1);
  if (attempt === undefined) return;
  attempt.to = at;
  if (output !== undefined) attempt.result = output;
}

function fail({ place, at, details }: Happened): undefined {
  const [step] = outward(place);
  if (step === undefined) return;
  step.failure = failureOf(details);
  endAttempt(step, at, step.failure);
}

/** Its chain says nothing: in the first state it leads to event 0. */
function failEvaluation(happened: Happened): Place | undefined {
  const { story, place, details } = happened;
  const named = stepsIn(story.root).findLast((one) => one.state === details.state && isOpen(one));
  const step = named ?? outward(place)[0];
  if (step === undefined) return undefined;
  fail({ ...happened, place: { kind: "in", step } });
  return { kind: "in", step };
}

function endAttempt(step: Step, at: number, failure: Failure = {}): void {
  const attempt = step.attempts.at(-1);
  if (attempt !== undefined) Object.assign(attempt, { to: at, ...failure });
}

function failureOf({ error, cause }: Details): Failure {
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

function isOpen({ exitedAt }: Step): boolean {
  return exitedAt === undefined;
}
