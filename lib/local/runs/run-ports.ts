import type { PerformTask } from "../../engine/index.ts";
import type { Clock } from "../clock/index.ts";
import type { ExecutionState, HistoryStore } from "../history/index.ts";
import type { TaskListener, TaskRunner } from "../tasks/index.ts";

/** What a run needs of the world around it. */
export interface RunPorts {
  readonly clock: Clock;
  readonly store: HistoryStore;
  readonly perform: TaskRunner;
  /** Told each line that a task wrote. */
  line(executionArn: string, effect: PerformTask, ...line: Parameters<TaskListener["line"]>): void;
  /** Told when the run has ended and that is kept. */
  ended(executionArn: string, state: ExecutionState): void;
}
