import type { HistoryEvent } from "../../../lib/engine/index.ts";

/** What is wrong with a history; none if it is well-formed. */
export function flawsOf(events: readonly HistoryEvent[]): string[] {
  return [
    ...events.flatMap((event, index) => numberFlaws(event, events[index - 1], index)),
    ...endFlaws(events),
    ...visitFlaws(events),
    ...events.flatMap((event) => chainFlaws(event, events)),
  ];
}

const ending = /^Execution(Succeeded|Failed|Aborted|TimedOut)$/;

function numberFlaws(
  event: HistoryEvent,
  before: HistoryEvent | undefined,
  index: number,
): string[] {
  const { id, previousEventId, timestamp } = event;
  const flaws = [];
  if (id !== index + 1) flaws.push(`event ${index + 1} has id ${id}`);
  if (previousEventId < 0 || previousEventId >= id) flaws.push(`${id} follows ${previousEventId}`);
  if (before !== undefined && timestamp < before.timestamp) flaws.push(`${id} is before ${id - 1}`);
  if ((event.type === "ExecutionStarted") !== (index === 0)) flaws.push(`${event.type} is ${id}`);
  return flaws;
}

/** Each end is the last event, or a redrive follows it; and there is one. */
function endFlaws(events: readonly HistoryEvent[]): string[] {
  return events.flatMap(({ id, type }, index) => {
    const after = events[index + 1]?.type;
    if (ending.test(type) === (after === undefined || after === "ExecutionRedriven")) return [];
    return [`${id} ${type} is followed by ${after ?? "nothing"}`];
  });
}

/** Each Exited has its Entered of the same type; a state is not entered again before its scope left it. */
function visitFlaws(events: readonly HistoryEvent[]): string[] {
  const open = new Map<string, number>();
  return events.flatMap((event) => {
    const entered = event.stateEnteredEventDetails;
    const exited = event.stateExitedEventDetails;
    const key = (name: string): string => `${event.type.replace(/(Entered|Exited)$/, "")} ${name}`;
    if (entered) open.set(key(entered.name), (open.get(key(entered.name)) ?? 0) + 1);
    if (!exited) return [];
    const count = open.get(key(exited.name)) ?? 0;
    open.set(key(exited.name), count - 1);
    return count > 0 ? [] : [`${event.id} leaves ${exited.name}, which was not entered`];
  });
}

/** What an event must have somewhere before it, along the events that led to it. */
const origins: Readonly<Record<string, RegExp>> = {
  TaskSucceeded: /^TaskScheduled$/,
  TaskFailed: /^TaskScheduled$/,
  TaskTimedOut: /^TaskScheduled$/,
  TaskSubmitted: /^TaskStarted$/,
  ActivitySucceeded: /^ActivityScheduled$/,
  MapIterationStarted: /^MapStateStarted$/,
  MapIterationSucceeded: /^MapIterationStarted$/,
  MapIterationFailed: /^MapIterationStarted$/,
  MapIterationAborted: /^MapIterationStarted$/,
  MapStateSucceeded: /^MapStateStarted$/,
  ParallelStateSucceeded: /^ParallelStateStarted$/,
};

function chainFlaws(
  { id, type, previousEventId }: HistoryEvent,
  events: readonly HistoryEvent[],
): string[] {
  const origin = origins[type];
  if (origin === undefined) return [];
  for (let at = previousEventId; at > 0; at = events[at - 1]?.previousEventId ?? 0) {
    const before = events[at - 1]?.type ?? "";
    // A redrive goes on with what began before it.
    if (origin.test(before) || before === "ExecutionRedriven") return [];
  }
  return [`${id} ${type} comes from no ${origin.source}`];
}
