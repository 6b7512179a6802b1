import { RedriveExecutionCommand, type SFNClient } from "@aws-sdk/client-sfn";

/** Lets a run that failed, was stopped or timed out go on from the steps that had not succeeded. */
export async function redriveRun(client: SFNClient, executionArn: string): Promise<void> {
  await client.send(new RedriveExecutionCommand({ executionArn }));
}
