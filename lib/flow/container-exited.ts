/** Why a container ended: by itself, or by what. */
export type ExitReason = "exited" | "out of memory" | "spot interruption" | "stopped";

/** What is known of a container that ended. */
export interface ExitFacts {
  /** @default "exited" */
  readonly reason?: ExitReason;
  readonly stopCode?: string;
  readonly taskArn?: string;
  readonly logs?: string;
}

/**
 * A container that ran and ended badly: with an exit code that its `exitCodes` do not name, or because it was ended.
 *
 * @example
 * ```ts
 * try {
 *   await load({ table });
 * } catch (error) {
 *   if (error instanceof ContainerExited && error.exitCode === 3) return "no such table";
 *   throw error;
 * }
 * ```
 * On Step Functions it is read from the stopped ECS task, the cause of `States.TaskFailed`.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html
 */
export class ContainerExited extends Error {
  override readonly name = "ContainerExited";
  /** Of the process; undefined where ECS does not know it. */
  readonly exitCode: number | undefined;
  /** `stopped` by a user is never tried again, the others as `retry` says. */
  readonly reason: ExitReason;
  /** ECS's own word: `EssentialContainerExited`, `SpotInterruption`, `UserInitiated`, …; undefined in Node. */
  readonly stopCode: string | undefined;
  /** Of the ECS task; undefined in Node. */
  readonly taskArn: string | undefined;
  /** Where its output is in CloudWatch Logs, as `group:stream`; undefined in Node. */
  readonly logs: string | undefined;

  constructor(container: string, exitCode?: number, facts: ExitFacts = {}) {
    const { reason = "exited", stopCode, taskArn, logs } = facts;
    super(`container ${container} ${sentences[reason](exitCode)}`);
    this.exitCode = exitCode;
    this.reason = reason;
    this.stopCode = stopCode;
    this.taskArn = taskArn;
    this.logs = logs;
  }
}

const sentences = {
  exited: (code) => {
    if (code === undefined) return "exited";
    // Only a container that should have answered fails by ending well.
    return code === 0 ? "ended without answering NAGARE_TASK_TOKEN" : `exited with code ${code}`;
  },
  "out of memory": () => "ran out of memory",
  "spot interruption": () => "was interrupted on Fargate Spot",
  stopped: () => "was stopped",
} satisfies Record<ExitReason, (code: number | undefined) => string>;
