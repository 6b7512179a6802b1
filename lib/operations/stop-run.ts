import { type SFNClient, StopExecutionCommand } from "@aws-sdk/client-sfn";

export interface StopReason {
  readonly error?: string;
  readonly cause?: string;
}

/** Stops a run; one that has ended stays as it is. */
export async function stopRun(
  client: SFNClient,
  executionArn: string,
  reason: StopReason = {},
): Promise<void> {
  await client.send(new StopExecutionCommand({ executionArn, ...reason }));
}
