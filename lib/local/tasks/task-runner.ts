import type { CancelReason, PerformTask } from "../../engine/index.ts";

/** Performs a task's work and tells how it goes. One for each kind of resource. */
export type TaskRunner = (call: TaskCall, tell: TaskListener) => TaskWork;

export interface TaskCall {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly effect: PerformTask;
  /** How far the task had come when the process before this one ended; "scheduled" for a new task. */
  readonly progress: TaskProgress;
  /** What `submitted` was told before a restart: JSON text. */
  readonly submission?: string;
}

export type TaskProgress = "scheduled" | "started" | "submitted";

/** How the work goes. After `succeeded` or `failed` the run listens no more, except to lines. */
export interface TaskListener {
  /** The service took the call; the result comes later. `output` is JSON text. */
  submitted(output: string): void;
  /** `output` is JSON text. */
  succeeded(output: string): void;
  failed(error: string, cause: string): void;
  /** A line of the task's own output, without the line break. `task` is the function's or container's name. */
  line(task: string, stream: "stdout" | "stderr", text: string): void;
}

export interface TaskWork {
  /** When nothing of it runs on this machine any more. Never rejects. */
  readonly finished: Promise<void>;
  cancel(reason: CancelReason): void;
}

/** Work that is already over. */
export const noWork: TaskWork = { finished: Promise.resolve(), cancel: () => {} };
