import { type Failure, failureOf } from "./failure-of.ts";
import type { StoppedTask } from "./stopped-task.ts";

/** EventBridge's "ECS Task State Change". */
export interface StoppedEvent {
  readonly detail: StoppedTask;
}

/** What the function asks of AWS. */
export interface StoppedPorts {
  /** `ecs:DescribeTasks`: undefined when ECS has forgotten the task, an hour after it stopped. */
  describe(task: StoppedTask): Promise<StoppedTask | undefined>;
  /** `states:SendTaskFailure`. */
  fail(taskToken: string, failure: Failure): Promise<void>;
}

/**
 * Answers the token of a container that stopped: without that a step whose container has crashed would wait for its timeout. Whether the container has answered
 * itself is not known here, so each one that stopped is told of, and a token that is answered or expired changes nothing.
 */
export function reportStopped(ports: StoppedPorts): (event: StoppedEvent) => Promise<void> {
  return async ({ detail }) => {
    const found = tokenIn(detail) ?? tokenIn(await ports.describe(detail));
    if (found === undefined) return;
    await ports.fail(found.token, failureOf(found.container, detail)).catch(ignoreAnswered);
  };
}

interface Token {
  readonly container: string;
  readonly token: string;
}

/** A task may have more containers than the one that answers. */
function tokenIn(task: StoppedTask | undefined): Token | undefined {
  for (const { name, environment } of task?.overrides?.containerOverrides ?? []) {
    const token = environment?.find((each) => each.name === "NAGARE_TASK_TOKEN")?.value;
    if (name && token) return { container: name, token };
  }
  return undefined;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html */
function ignoreAnswered(error: unknown): void {
  const name = error instanceof Error ? error.name : "";
  if (name !== "TaskTimedOut" && name !== "TaskDoesNotExist") throw error;
}
