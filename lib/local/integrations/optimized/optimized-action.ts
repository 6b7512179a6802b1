import type { JsonObject } from "../../../asl/index.ts";
import type { IntegrationTask } from "../integration-task.ts";
import type { ErrorWords } from "./error-words.ts";
import type { Job } from "./job.ts";

/** A service that Step Functions has integrations of its own for. */
export interface OptimizedService {
  /** As in an SDK integration's Resource, where that differs: `eventbridge`. */
  readonly sdk?: string;
  readonly words: ErrorWords;
}

/** What an optimized action does beyond its API call. */
export interface OptimizedAction {
  /** Changes the parameters. @throws TaskFailure */
  readonly request?: (
    parameters: JsonObject,
    task: IntegrationTask,
  ) => JsonObject | Promise<JsonObject>;
  /** Changes the answer. @throws TaskFailure where an answer is a failure */
  readonly response?: (response: JsonObject, task: IntegrationTask) => JsonObject;
  /** What `.sync` waits for. */
  readonly job?: Job;
}
