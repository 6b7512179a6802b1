import type { JsonValue, QueryLanguage, State, StateType } from "../../asl/index.ts";
import type { Effect } from "../effect.ts";
import type { HistoryEvent } from "../history-event.ts";
import type { RunStart } from "../run-start.ts";
import type { DataFlow, ErrorAndCause } from "./data-flow.ts";
import type { Failure } from "./failure.ts";
import type { RandomSource } from "./random.ts";
import type { Scope } from "./scope.ts";

/**
 * All that one run knows. State handlers and data flows act on it; nothing else is kept anywhere.
 * The functions stored in it (steps, timers, tasks) come back by feeding the run's inputs again.
 */
export interface Machine {
  readonly start: RunStart;
  readonly input: JsonValue;
  readonly maxEvents: number;
  readonly handlers: StateHandlers;
  readonly languages: Readonly<Record<QueryLanguage, DataFlow>>;
  readonly random: RandomSource;
  readonly root: Branch;
  /** Steps that can be taken now, in order. */
  readonly ready: Step[];
  readonly timers: Map<string, () => Promise<void>>;
  readonly tasks: Map<string, TaskPort>;
  /** Those that a state waits for, by ARN. */
  readonly mapRuns: Map<string, MapRunPort>;
  /** JSON texts of values, which are never changed. */
  readonly texts: WeakMap<object, string>;
  /** Milliseconds since 1970. */
  now: number;
  lastEventId: number;
  lastId: number;
  redriveCount: number;
  redriveTime: number | undefined;
  /** What the current input led to so far. */
  events: HistoryEvent[];
  effects: Effect[];
  end: RunEnd | undefined;
}

export interface RunEnd {
  readonly status: "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

export interface Step {
  readonly branch: Branch;
  take(): Promise<void>;
}

/** How inputs for a task in flight reach its state. */
export interface TaskPort {
  started(workerName: string | undefined): void;
  submitted(output: string): Promise<void>;
  succeeded(output: string): Promise<void>;
  failed(failure: ErrorAndCause, byToken: boolean): Promise<void>;
  heartbeat(): void;
}

/** How inputs for a Map Run reach its state. */
export interface MapRunPort {
  itemsRead(items: string): Promise<void>;
  succeeded(output: string): Promise<void>;
  failed(failure: Required<ErrorAndCause>): Promise<void>;
}

/** A `States` object being executed: the machine itself, a branch of a Parallel, an iteration of a Map. */
export interface Branch {
  readonly graph: Graph;
  readonly owner: BranchOwner | undefined;
  /** Of the branch or iteration among its siblings. */
  readonly index: number;
  readonly input: JsonValue;
  readonly scope: Scope;
  /** `Map` of the context object. */
  readonly mapItem: MapItem | undefined;
  /** The event that the branch's next event names as its previous one. */
  chain: number;
  /** The state to be entered next. */
  pending: { readonly name: string; readonly input: JsonValue } | undefined;
  /** The state that was entered and not left. */
  current: Activation | undefined;
  status: "running" | "succeeded" | "failed" | "aborted";
  output: JsonValue | undefined;
}

export interface Graph {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

export interface MapItem {
  readonly index: number;
  readonly value: JsonValue;
  /** Of an object's member. */
  readonly key?: string;
  /** Where a distributed Map has it from: `STATE_DATA`, or an S3 URI. */
  readonly source?: string;
}

/** The Parallel or Map that a branch belongs to. */
export interface BranchOwner {
  branchSucceeded(branch: Branch): Promise<void>;
  branchFailed(branch: Branch, failure: Failure): Promise<void>;
}

/** One visit of a state, from its Entered to its Exited event, over all its tries. */
export interface Activation<S extends State = State> {
  readonly branch: Branch;
  readonly name: string;
  readonly state: S;
  readonly language: QueryLanguage;
  readonly input: JsonValue;
  readonly enteredId: number;
  readonly enteredAt: number;
  /** The event before the Entered event. */
  readonly previousId: number;
  /** Tries so far, by the retrier's place in Retry. */
  retries: number[];
  retryCount: number;
  taskToken: string | undefined;
  /** The branches of a Parallel or Map, kept for redrive. */
  branches: BranchGroup | undefined;
  /** Lets go of whatever the state waits for. */
  release: ((reason: "timedOut" | "aborted") => void) | undefined;
  /** Why the state ended without an Exited event. */
  failure: Failure | undefined;
}

/** What a redrive needs of the branches of a Parallel or Map. */
export interface BranchGroup {
  /** Stops the branches that still run. */
  abort(): void;
  /** Goes on with the branches that didn't succeed, after the given event. */
  resume(chain: number): Promise<void>;
}

/** Starts a state, also again for a retry or a redrive. */
export type StateHandler<S extends State> = (
  machine: Machine,
  activation: Activation<S>,
) => Promise<void>;

export type StateHandlers = {
  readonly [T in StateType]: StateHandler<Extract<State, { Type: T }>>;
};
