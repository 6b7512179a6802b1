import { type SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";

export interface StartRunRequest {
  /** Of a state machine, a version or an alias. */
  readonly stateMachineArn: string;
  /** Unique for 90 days among the runs of its state machine. @default a UUID */
  readonly name?: string;
  /** Any JSON value. @default {} */
  readonly input?: unknown;
}

export interface StartedRun {
  readonly executionArn: string;
  readonly startDate: Date;
}

/** Starts a run. */
export async function startRun(
  client: SFNClient,
  { stateMachineArn, name, input = {} }: StartRunRequest,
): Promise<StartedRun> {
  const { executionArn, startDate } = await client.send(
    new StartExecutionCommand({
      stateMachineArn,
      input: JSON.stringify(input),
      ...(name === undefined ? {} : { name }),
    }),
  );
  if (executionArn === undefined || startDate === undefined)
    throw new Error("the service started a run without saying which");
  return { executionArn, startDate };
}
