import type { Branch, ChoiceState, State, TaskState } from "../../asl/index.ts";
import type { GraphEdge, StateStatus, StateStatuses } from "./graph.ts";

/** The states of one machine as a picture shows them, and what leads on from them beyond what they say themselves. */
export interface Folded {
  readonly states: Branch["States"];
  readonly edges: readonly GraphEdge[];
  readonly statuses: StateStatuses;
}

/**
 * A container has states around it that decide what comes after it stopped: `load stopped`, `wait to start load again`, `wait to try load again`, `load failed`.
 * One that writes its result to a file has a state behind it that reads that, `load result`. A picture shows the container alone, with the ways that lead on from there: what a reader wants to see are the flow's own steps.
 */
export function foldStops(states: Branch["States"], statuses: StateStatuses): Folded {
  const folds = Object.entries(states).flatMap(
    ([name, state]) => foldOf(name, state, states) ?? foldFailed(name, state, states) ?? [],
  );
  const gone = new Set(folds.flatMap(({ hidden }) => hidden));
  const shown = new Map(Object.entries(states).filter(([name]) => !gone.has(name)));
  const told = new Map(Object.entries(statuses));
  for (const { task, bare, hidden } of folds) {
    shown.set(task, bare);
    const status = hidden.map((name) => statuses[name]).find(isWorse) ?? statuses[task];
    if (status !== undefined) told.set(task, status);
  }
  return {
    states: Object.fromEntries(shown),
    edges: folds.flatMap(({ edges }) => edges),
    statuses: Object.fromEntries(told),
  };
}

interface Fold {
  readonly task: string;
  /** Without what leads into the hidden states. */
  readonly bare: State;
  readonly hidden: readonly string[];
  readonly edges: readonly GraphEdge[];
}

function foldOf(task: string, state: State, states: Branch["States"]): Fold | undefined {
  const stopped = `${task} stopped`;
  const choice = states[stopped];
  if (state.Type !== "Task" || choice?.Type !== "Choice" || !catches(state, stopped)) return;
  const reading = readingOf(task, state, states);
  const { Catch: catchers = [], ...rest } = reading === undefined ? state : ledOn(state, reading);
  const kept = catchers.filter(({ Next }) => Next !== stopped);
  const waits = choice.Choices.map(({ Next }) => Next).filter((name) =>
    leadsTo(states[name], task),
  );
  const isFailed = choice.Default !== undefined && isRedriven(states[choice.Default], task);
  const failed = isFailed && choice.Default !== undefined ? [choice.Default] : [];
  const read = reading === undefined ? [] : [`${task} result`];
  const hidden = [...read, stopped, ...waits, ...failed];
  const bare = { ...rest, ...(kept.length > 0 && { Catch: kept }) } as TaskState;
  return { task, bare, hidden, edges: edgesFrom(task, bare, choice, new Set(hidden)) };
}

function readingOf(
  task: string,
  state: TaskState,
  states: Branch["States"],
): TaskState | undefined {
  const name = `${task} result`;
  const next = states[name];
  const isRead = "Next" in state && state.Next === name && next?.Type === "Task";
  return isRead && catches(next, `${task} stopped`) ? next : undefined;
}

/** The way that the state behind it goes. */
function ledOn(state: TaskState, reading: TaskState): TaskState {
  const { Next: _, ...rest } = { Next: "", ...state };
  return { ...rest, ...("Next" in reading ? { Next: reading.Next } : { End: true }) } as TaskState;
}

/** Another flow has one such state: `load failed`. */
function foldFailed(task: string, state: State, states: Branch["States"]): Fold | undefined {
  const failed = `${task} failed`;
  if (state.Type !== "Task" || !catches(state, failed)) return;
  if (!isRedriven(states[failed], task)) return;
  const { Catch: catchers = [], ...rest } = state;
  const kept = catchers.filter(({ Next }) => Next !== failed);
  const bare = { ...rest, ...(kept.length > 0 && { Catch: kept }) } as State;
  return { task, bare, hidden: [failed], edges: [] };
}

function catches({ Catch: catchers = [] }: TaskState, next: string): boolean {
  return catchers.some(({ Next }) => Next === next);
}

function leadsTo(state: State | undefined, next: string): boolean {
  return state?.Type === "Wait" && state.Next === next;
}

/** It ends the run, and leads back to the task when that is redriven. */
function isRedriven(state: State | undefined, task: string): boolean {
  return state?.Type === "Parallel" && (state.Catch ?? []).some(({ Next }) => Next === task);
}

function edgesFrom(
  from: string,
  task: TaskState,
  choice: ChoiceState,
  hidden: ReadonlySet<string>,
): readonly GraphEdge[] {
  const isNew = ({ to }: GraphEdge): boolean =>
    !hidden.has(to) && !("Next" in task && task.Next === to);
  const named = choice.Choices.map(
    (rule): GraphEdge => ({
      kind: "next",
      from,
      to: rule.Next,
      ...(rule.Comment !== undefined && { label: rule.Comment }),
    }),
  ).filter(isNew);
  const { Default: to } = choice;
  return to === undefined || hidden.has(to) ? named : [...named, { kind: "catch", from, to }];
}

/** What is still going on, or went wrong for good, counts more than that a try was caught. */
function isWorse(status: StateStatus | undefined): status is StateStatus {
  return status === "failed" || status === "running" || status === "stopped";
}
