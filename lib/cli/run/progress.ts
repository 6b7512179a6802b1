import type { HistoryEvent } from "@aws-sdk/client-sfn";

/**
 * A run's history as a person follows it: steps that start, are retried, end. A pure view model; drawing is elsewhere.
 *
 * 1. Events hang together by `previousEventId`: that tells to which branch or item one belongs, however they interleave.
 * 2. Only what takes time or goes wrong is told: tasks, waits, parallels, maps, failures.
 */
export interface Progress {
  /** What the next event of the history tells. */
  next(event: HistoryEvent): readonly ProgressLine[];
}

export interface ProgressLine {
  readonly kind: "started" | "succeeded" | "retried" | "failed" | "caught";
  /** How many branches and items it is inside of. */
  readonly depth: number;
  /** The state's name, with the item it is for: `profile-airport [3]`. */
  readonly step: string;
  readonly state: string;
  readonly milliseconds?: number;
  readonly error?: string;
  readonly cause?: string;
  /** Which try this is, from the second on. */
  readonly attempt?: number;
}

/** Where a chain of events is: in a branch of the state above it. */
interface Scope {
  readonly parent: Scope | undefined;
  readonly depth: number;
  readonly item: number | undefined;
  current: Step | undefined;
}

interface Step {
  readonly name: string;
  readonly since: number;
  readonly kind: string;
  failure: { readonly error?: string; readonly cause?: string } | undefined;
  attempt: number;
}

/** The progress of one run, from its first event on. */
export function progress(): Progress {
  const root: Scope = { parent: undefined, depth: 0, item: undefined, current: undefined };
  const scopes = new Map<number, Scope>();
  return {
    next(event) {
      const before = scopes.get(event.previousEventId ?? 0) ?? root;
      const scope = scopeOf(event, before);
      if (event.id !== undefined) scopes.set(event.id, scope);
      return told(event, scope);
    },
  };
}

function scopeOf(event: HistoryEvent, before: Scope): Scope {
  const type = event.type ?? "";
  if (type === "MapIterationStarted") {
    const map = owner(before, event.mapIterationStartedEventDetails?.name);
    return inside(map, event.mapIterationStartedEventDetails?.index);
  }
  if (type.endsWith("StateEntered")) {
    const branches = before.current?.kind === "Parallel" || before.current?.kind === "Map";
    return branches && before.item === undefined ? inside(before, undefined) : before;
  }
  if (type.endsWith("StateExited")) return owner(before, event.stateExitedEventDetails?.name);
  return before;
}

function inside(parent: Scope, item: number | undefined): Scope {
  return { parent, depth: parent.depth + 1, item, current: undefined };
}

/** The scope, here or around, that is in the state of that name. */
function owner(from: Scope, name: string | undefined): Scope {
  for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) {
    if (scope.current?.name === name) return scope;
  }
  return from;
}

function told(event: HistoryEvent, scope: Scope): readonly ProgressLine[] {
  const type = event.type ?? "";
  if (type.endsWith("StateEntered")) return entered(event, scope);
  if (type.endsWith("StateExited")) return exited(event, scope);
  const { current } = scope;
  if (current === undefined) return [];
  const failure = failureOf(event);
  if (failure !== undefined) {
    current.failure = failure;
    return [line("failed", scope, current, { ...failure, ...took(current, event) })];
  }
  if (type === "TaskScheduled" || type === "LambdaFunctionScheduled") return scheduled(scope);
  return [];
}

function entered(event: HistoryEvent, scope: Scope): readonly ProgressLine[] {
  const name = event.stateEnteredEventDetails?.name ?? "";
  const kind = (event.type ?? "").replace("StateEntered", "");
  const step: Step = { name, kind, since: time(event), failure: undefined, attempt: 1 };
  scope.current = step;
  if (kind === "Fail") return [line("failed", scope, step, {})];
  return TIMED.has(kind) ? [line("started", scope, step, {})] : [];
}

const TIMED: ReadonlySet<string> = new Set(["Task", "Wait", "Parallel", "Map"]);

function exited(event: HistoryEvent, scope: Scope): readonly ProgressLine[] {
  const { current } = scope;
  if (current === undefined || !TIMED.has(current.kind)) return [];
  const kind = current.failure === undefined ? "succeeded" : "caught";
  scope.current = undefined;
  return [line(kind, scope, current, took(current, event))];
}

/** A task that is scheduled again after a failure is a retry. */
function scheduled(scope: Scope): readonly ProgressLine[] {
  const { current } = scope;
  if (current?.failure === undefined) return [];
  current.failure = undefined;
  current.attempt += 1;
  return [line("retried", scope, current, { attempt: current.attempt })];
}

type Failure = { readonly error?: string; readonly cause?: string };

function failureOf(event: HistoryEvent): Failure | undefined {
  const details =
    event.taskFailedEventDetails ??
    event.taskTimedOutEventDetails ??
    event.taskStartFailedEventDetails ??
    event.taskSubmitFailedEventDetails ??
    event.lambdaFunctionFailedEventDetails ??
    event.evaluationFailedEventDetails;
  if (details === undefined) return undefined;
  const { error, cause } = details;
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

function line(
  kind: ProgressLine["kind"],
  { depth, item, parent }: Scope,
  step: Step,
  more: Partial<ProgressLine>,
): ProgressLine {
  const number = item ?? (parent?.current?.kind === "Map" ? parent.item : undefined);
  const name = number === undefined ? step.name : `${step.name} [${number}]`;
  return { kind, depth, step: name, state: step.name, ...more };
}

function took(step: Step, event: HistoryEvent): Pick<ProgressLine, "milliseconds"> {
  return { milliseconds: time(event) - step.since };
}

function time(event: HistoryEvent): number {
  return event.timestamp?.getTime() ?? 0;
}
