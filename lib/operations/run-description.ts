export type RunStatus =
  | "RUNNING"
  | "SUCCEEDED"
  | "FAILED"
  | "TIMED_OUT"
  | "ABORTED"
  | "PENDING_REDRIVE";

/** A run in a list. */
export interface RunSummary {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: RunStatus;
  readonly startDate: Date;
  readonly stopDate?: Date;
  readonly redriveCount: number;
  /** Why the run skipped its work, where it ended so. Of runs in a list only where that was asked for. */
  readonly skipped?: string;
}

/** A run in full. */
export interface RunDescription extends RunSummary {
  /** JSON text. */
  readonly input?: string;
  /** JSON text, once succeeded. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly redriveDate?: Date;
  readonly isRedrivable: boolean;
  /** Why not, in AWS's words. */
  readonly notRedrivableReason?: string;
}

/** The client's types call optional what AWS always sends. */
interface Answer {
  readonly executionArn?: string | undefined;
  readonly stateMachineArn?: string | undefined;
  readonly name?: string | undefined;
  readonly status?: RunStatus | undefined;
  readonly startDate?: Date | undefined;
  readonly stopDate?: Date | undefined;
  readonly redriveCount?: number | undefined;
}

export function runSummary(answer: Answer): RunSummary {
  const { executionArn, stateMachineArn, name, status, startDate, stopDate } = answer;
  if (executionArn === undefined || stateMachineArn === undefined || name === undefined)
    throw new Error("the service answered without an ARN");
  if (status === undefined || startDate === undefined)
    throw new Error(`the service tells no status of ${executionArn}`);
  return {
    executionArn,
    stateMachineArn,
    name,
    status,
    startDate,
    redriveCount: answer.redriveCount ?? 0,
    ...(stopDate === undefined ? {} : { stopDate }),
  };
}
