import { ContainerExited, ContainerNotStarted, type ExitReason } from "../../lib/flow/index.ts";
import type { StoppedContainer, StoppedTask } from "./stopped-task.ts";

/** An error as a task token takes it. */
export interface Failure {
  readonly error: string;
  /** JSON in the form of a function's error, with the facts beside it. */
  readonly cause: string;
}

/**
 * How a container failed that should have answered its task token: named and told as that of a container without a token, whose states read the same from the
 * cause of `States.TaskFailed`.
 */
export function failureOf(name: string, task: StoppedTask): Failure {
  const container = task.containers?.find((each) => each.name === name) ?? {};
  return task.stopCode === "TaskFailedToStart"
    ? notStarted(name, task, container)
    : exited(name, task, container);
}

function notStarted(name: string, task: StoppedTask, container: StoppedContainer): Failure {
  const { stopCode, taskArn, stoppedReason } = task;
  // The container's own reason says more than the task's.
  const reason = container.reason ?? stoppedReason ?? "unknown";
  const { message } = new ContainerNotStarted(name, reason);
  const facts = { errorType: "ContainerNotStarted", errorMessage: message, reason };
  const isHopeless = reason.includes("CannotStartContainer");
  return {
    // The name under which Step Functions says that ECS did not start a task: the state's Retry starts it again.
    error: isHopeless ? "ContainerNotStarted" : "AmazonECS.Unknown",
    cause: JSON.stringify({ ...facts, stopCode, taskArn }),
  };
}

function exited(name: string, task: StoppedTask, container: StoppedContainer): Failure {
  const { stopCode, taskArn } = task;
  const { exitCode } = container;
  const reason = reasonOf(task, container);
  const { message } = new ContainerExited(name, exitCode, { reason });
  const facts = { errorType: "ContainerExited", errorMessage: message, exitCode, reason };
  const logs = logsOf(name, task);
  return {
    error: "ContainerExited",
    cause: JSON.stringify({ ...facts, stopCode, taskArn, logs }),
  };
}

/** A spot interruption had the code of the scheduler once, and said so in words. */
function reasonOf(
  { stopCode, stoppedReason }: StoppedTask,
  { reason }: StoppedContainer,
): ExitReason {
  if (stopCode === "UserInitiated") return "stopped";
  const isSpot = stoppedReason?.startsWith("Your Spot Task was interrupted");
  if (stopCode === "SpotInterruption" || isSpot) return "spot interruption";
  return reason?.includes("OutOfMemory") ? "out of memory" : "exited";
}

/** `/ecs/nagare-prod-load:nagare/load/0f3c…`: nagare's task definitions log to a group of their name. */
function logsOf(name: string, { taskArn, taskDefinitionArn }: StoppedTask): string | undefined {
  const family = taskDefinitionArn?.split("/")[1]?.split(":")[0];
  const id = taskArn?.split("/").at(-1);
  return family && id && `/ecs/${family}:nagare/${name}/${id}`;
}
