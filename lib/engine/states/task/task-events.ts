import type { JsonValue } from "../../../asl/index.ts";
import type { ErrorAndCause, TaskLimits } from "../../core/data-flow.ts";
import type { Branch, Machine } from "../../core/machine.ts";

/** The events of one kind of task; which kind, its Resource says. */
export interface TaskEvents {
  /** How a result that is too large names the task. */
  readonly label: string;
  /** Activities start when a worker takes them, all others at once. */
  readonly startsAtOnce: boolean;
  /** The call is answered first, and the task's result comes later. */
  readonly isSubmitted: boolean;
  scheduled(machine: Machine, branch: Branch, call: TaskCall): void;
  started(machine: Machine, branch: Branch, workerName: string | undefined): void;
  submitted(machine: Machine, branch: Branch, output: string): void;
  submitFailed(machine: Machine, branch: Branch, failure: ErrorAndCause): void;
  succeeded(machine: Machine, branch: Branch, output: string): void;
  failed(machine: Machine, branch: Branch, failure: ErrorAndCause): void;
  timedOut(machine: Machine, branch: Branch, failure: ErrorAndCause): void;
}

export interface TaskCall extends TaskLimits {
  readonly arguments: JsonValue;
  readonly roleArn?: string;
}

/** The fields of a scheduled event that are there only when the state sets them. */
export function optionalFields({ timeoutSeconds, heartbeatSeconds, roleArn }: TaskCall): {
  timeoutInSeconds?: number;
  heartbeatInSeconds?: number;
  taskCredentials?: { roleArn: string };
} {
  return {
    ...(timeoutSeconds !== undefined && { timeoutInSeconds: timeoutSeconds }),
    ...(heartbeatSeconds !== undefined && { heartbeatInSeconds: heartbeatSeconds }),
    ...(roleArn !== undefined && { taskCredentials: { roleArn } }),
  };
}
