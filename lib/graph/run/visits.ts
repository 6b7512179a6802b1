import type { RunEvent } from "./run-event.ts";

/** One stay in a state. */
export interface Visit {
  readonly name: string;
  /** The stay in the Parallel or Map around it. */
  readonly parent: Visit | undefined;
  /** Whether the state was left, for the next one or for the end of its scope. */
  readonly hasEnded: boolean;
  /** Whether the last thing that happened in it was a failure. */
  readonly hasFailed: boolean;
}

/** The stays that a history tells of, in order, without those that a retry of a Parallel or Map threw away. */
export function visitsOf(events: readonly RunEvent[]): readonly Visit[] {
  const visits: Stay[] = [];
  const placeAfter = new Map<number, Place>();
  for (const event of events) {
    const before = placeAfter.get(event.previousEventId ?? 0) ?? outside;
    placeAfter.set(event.id ?? 0, follow(event, before, visits));
  }
  return visits.filter(({ isDiscarded }) => !isDiscarded);
}

interface Stay extends Visit {
  readonly kind: string;
  readonly parent: Stay | undefined;
  hasEnded: boolean;
  hasFailed: boolean;
  hasSucceeded: boolean;
  isDiscarded: boolean;
}

/** Where an event stands; `isInside` if what follows it is inside of its Parallel or Map. */
interface Place {
  readonly stay: Stay | undefined;
  readonly isInside: boolean;
}

const outside: Place = { stay: undefined, isInside: false };

type Follow = (event: RunEvent, before: Place, visits: Stay[]) => Place;

/** The first pattern that fits an event's type says what the event does; one that fits none changes nothing. */
function follow(event: RunEvent, before: Place, visits: Stay[]): Place {
  const { type = "" } = event;
  const [, act] = actions.find(([pattern]) => pattern.test(type)) ?? [];
  return act === undefined ? before : act(event, before, visits);
}

const actions: readonly (readonly [RegExp, Follow])[] = [
  [/StateEntered$/, enter],
  [/StateExited$/, exit],
  [/^(?:Parallel|Map)StateStarted$/, startContainer],
  [/^MapIterationStarted$/, startIteration],
  [/^(?:Parallel|Map)StateSucceeded$/, succeedContainer],
  [/^(?:Parallel|Map)StateFailed$/, failContainer],
  [/^ExecutionRedriven$/, redrive],
  [/^(?:Task|LambdaFunction|Activity|MapRun)\w*(?:Failed|TimedOut)$/, fail],
  [/^EvaluationFailed$/, failEvaluation],
  [/Scheduled$/, attempt],
];

function enter({ type = "", stateEnteredEventDetails }: RunEvent, before: Place, visits: Stay[]) {
  const stay: Stay = {
    name: stateEnteredEventDetails?.name ?? "",
    kind: type.replace(/StateEntered$/, ""),
    parent: before.isInside ? before.stay : before.stay?.parent,
    hasEnded: false,
    hasFailed: type === "FailStateEntered",
    hasSucceeded: false,
    isDiscarded: false,
  };
  visits.push(stay);
  return { stay, isInside: false };
}

/** The chain may come from inside of a container, or be cut by a redrive: the name says which state is left. */
function exit({ stateExitedEventDetails }: RunEvent, { stay }: Place, visits: Stay[]): Place {
  const isLeft = (one: Stay): boolean =>
    one.name === stateExitedEventDetails?.name && !one.hasEnded;
  const left = outward(stay).find(isLeft) ?? visits.findLast(isLeft);
  if (left === undefined) return outside;
  const isUnfinished = visits.some((one) => one.parent === left && !one.hasEnded);
  left.hasFailed ||= isUnfinished && !left.hasSucceeded;
  left.hasEnded = true;
  return { stay: left, isInside: false };
}

/** Once more, for a retry: then what happened inside before counts no longer. */
function startContainer({ type = "" }: RunEvent, { stay }: Place, visits: Stay[]): Place {
  const kind = type.replace(/StateStarted$/, "");
  const container = outward(stay).find((one) => one.kind === kind);
  if (container === undefined) return outside;
  container.hasFailed = false;
  for (const inner of visits) {
    if (inner !== container && outward(inner).includes(container)) inner.isDiscarded = true;
  }
  return { stay: container, isInside: true };
}

function startIteration(_: RunEvent, before: Place): Place {
  return { stay: containerOf(before), isInside: true };
}

function succeedContainer(_: RunEvent, before: Place): Place {
  const container = containerOf(before);
  if (container) container.hasSucceeded = true;
  return { stay: container, isInside: false };
}

function failContainer(_: RunEvent, before: Place): Place {
  return fail(_, { stay: containerOf(before), isInside: false });
}

function fail(_: RunEvent, before: Place): Place {
  if (before.stay) before.stay.hasFailed = true;
  return { ...before, isInside: false };
}

/** Its chain says nothing: in the first state it leads to event 0. */
function failEvaluation(event: RunEvent, before: Place, visits: Stay[]): Place {
  const name = event.evaluationFailedEventDetails?.state;
  const stay = visits.findLast((one) => one.name === name && !one.hasEnded) ?? before.stay;
  return fail(event, { ...before, stay });
}

function attempt(_: RunEvent, before: Place): Place {
  if (before.stay) before.stay.hasFailed = false;
  return before;
}

/** What had not ended goes on, each from where it was. */
function redrive(_: RunEvent, __: Place, visits: readonly Stay[]): Place {
  const last = visits.findLast(({ hasEnded }) => !hasEnded);
  for (const visit of visits) if (!visit.hasEnded) visit.hasFailed = false;
  return { stay: last, isInside: false };
}

function containerOf({ stay, isInside }: Place): Stay | undefined {
  return isInside ? stay : (stay?.parent ?? stay);
}

function outward(stay: Stay | undefined): readonly Stay[] {
  return stay === undefined ? [] : [stay, ...outward(stay.parent)];
}
