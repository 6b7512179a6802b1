import type { IntegrationPattern } from "../../engine/index.ts";
import { noWork, type TaskCall, type TaskListener, type TaskRunner } from "../tasks/task-runner.ts";
import { TaskFailure } from "./task-failure.ts";

/** A task for an integration to perform. */
export interface IntegrationTask {
  readonly pattern: IntegrationPattern;
  readonly call: TaskCall;
  readonly tell: TaskListener;
  /** When nobody waits for the task any more. */
  readonly signal: AbortSignal;
}

/**
 * Performs a task and tells how it goes, until nothing of it runs on this machine any more.
 * @throws TaskFailure to fail the task
 */
export type Perform = (task: IntegrationTask) => Promise<void>;

/** A runner of tasks from how one is performed. */
export function integrationRunner(pattern: IntegrationPattern, perform: Perform): TaskRunner {
  return (call, tell) => {
    // The service has the token since before the restart; only its answer is missing.
    if (pattern === "waitForTaskToken" && call.progress === "submitted") return noWork;
    const abort = new AbortController();
    const finished = perform({ pattern, call, tell, signal: abort.signal }).catch((thrown) =>
      tell.failed(...failureOf(thrown)),
    );
    return { finished, cancel: () => abort.abort() };
  };
}

/** Tells the answer to a task's call: its result, or what comes before it. */
export const tellAnswer: Record<IntegrationPattern, (tell: TaskListener, answer: string) => void> =
  {
    requestResponse: (tell, answer) => tell.succeeded(answer),
    sync: (tell, answer) => tell.submitted(answer),
    "sync:2": (tell, answer) => tell.submitted(answer),
    waitForTaskToken: (tell, answer) => tell.submitted(answer),
  };

export const isJob = (pattern: IntegrationPattern): boolean => pattern.startsWith("sync");

/** The error and the cause that a task fails with. */
function failureOf(thrown: unknown): [error: string, cause: string] {
  if (thrown instanceof TaskFailure) return [thrown.error, thrown.message];
  return ["States.Runtime", thrown instanceof Error ? thrown.message : String(thrown)];
}
