import type { PerformTask, ReadItems, StartMapRun } from "../../engine/index.ts";
import type { Clock } from "../clock/index.ts";
import type { Delivery, ExecutionRecord, ExecutionState, HistoryStore } from "../history/index.ts";
import type { TaskListener, TaskRunner } from "../tasks/index.ts";

/** What a run needs of the world around it. */
export interface RunPorts {
  readonly clock: Clock;
  readonly store: HistoryStore;
  readonly perform: TaskRunner;
  readonly mapRuns: MapRunDriver;
  /** Told each line that a task wrote. */
  line(executionArn: string, effect: PerformTask, ...line: Parameters<TaskListener["line"]>): void;
  /** Whether the state machine was deleted: its executions end at their next state. */
  isDeleting(stateMachineArn: string): boolean;
  /** What rules ask for when an execution has come to another status: kept with that, then delivered. */
  deliveriesOf(record: ExecutionRecord, state: ExecutionState): readonly Delivery[];
  deliver(deliveries: readonly Delivery[]): void;
  /** Told when an execution has come to another status and that is kept. */
  statusChanged(record: ExecutionRecord, state: ExecutionState): void;
  /** Told when the run has ended and that is kept. */
  ended(executionArn: string, state: ExecutionState): void;
}

/** Does what a distributed Map asks for. Each of them never rejects: what comes of it, the execution is told. */
export interface MapRunDriver {
  read(parent: ExecutionRecord, effect: ReadItems): Promise<void>;
  start(parent: ExecutionRecord, effect: StartMapRun): Promise<void>;
  abort(mapRunArn: string): void;
}
