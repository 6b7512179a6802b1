import type {
  Catcher,
  ChoiceState,
  FailState,
  JsonObject,
  JsonValue,
  MapState,
  PassState,
  TaskState,
  WaitState,
} from "../../asl/index.ts";
import type { ItemSource, MapRunLimits, ResultWriterPlan } from "../map-run/plan.ts";
import type { Activation, Machine, MapItem } from "./machine.ts";

/**
 * What a query language decides in a state: what its fields say, what its action gets, what goes out.
 * All of it throws StateFailure where an expression or path doesn't do.
 */
export interface DataFlow {
  /** What a Task or Parallel sends to its action. */
  argumentsOf(machine: Machine, at: Activation): Promise<JsonValue>;
  /** The output of a state that ran through; `result` is absent for states that make none. */
  completionOf(machine: Machine, at: Activation, result?: JsonValue): Promise<Completion>;
  /** The output of a state whose catcher matched. */
  recoveryOf(
    machine: Machine,
    at: Activation,
    catcher: Catcher,
    errorOutput: JsonObject,
  ): Promise<Completion>;
  passResult(machine: Machine, at: Activation<PassState>): Promise<JsonValue | undefined>;
  choose(machine: Machine, at: Activation<ChoiceState>): Promise<Completion & { next: string }>;
  /** When a Wait ends, in milliseconds since 1970. */
  wakeAt(machine: Machine, at: Activation<WaitState>): Promise<number>;
  failureOf(machine: Machine, at: Activation<FailState>): Promise<ErrorAndCause>;
  taskLimits(machine: Machine, at: Activation<TaskState>): Promise<TaskLimits>;
  credentialsOf(machine: Machine, at: Activation<TaskState>): Promise<JsonValue | undefined>;
  mapPlan(machine: Machine, at: Activation<MapState>): Promise<MapPlan>;
  /** What a distributed Map iterates over, where its state data holds it: a list, or an object. */
  mapData(machine: Machine, at: Activation<MapState>): Promise<JsonValue>;
  distributedMap(machine: Machine, at: Activation<MapState>): Promise<DistributedMapFields>;
  /** The input of one iteration. */
  itemInput(machine: Machine, at: Activation<MapState>, item: MapItem): Promise<JsonValue>;
}

/** What the fields of a distributed Map say beside its items. */
export interface DistributedMapFields extends MapRunLimits {
  readonly source?: ItemSource;
  readonly batching?: Batching;
  readonly resultWriter?: ResultWriterPlan;
}

/** 0 is no bound of the state's own. */
export interface Batching {
  readonly maxItems: number;
  readonly maxBytes: number;
  readonly batchInput?: JsonValue;
}

export interface Completion {
  readonly output: JsonValue;
  readonly assigned?: JsonObject;
}

export interface ErrorAndCause {
  readonly error?: string;
  readonly cause?: string;
}

export interface TaskLimits {
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
}

export interface MapPlan {
  readonly items: readonly JsonValue[];
  /** 0 is as many as possible. */
  readonly maxConcurrency: number;
}
