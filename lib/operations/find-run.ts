import { ExecutionDoesNotExist, type SFNClient } from "@aws-sdk/client-sfn";
import { describeRun } from "./describe-run.ts";
import type { RunDescription } from "./run-description.ts";

/** The run of that name of a state machine, if there is one. */
export async function findRun(
  client: SFNClient,
  stateMachineArn: string,
  name: string,
): Promise<RunDescription | undefined> {
  const executionArn = `${stateMachineArn.replace(":stateMachine:", ":execution:")}:${name}`;
  return await describeRun(client, executionArn).catch((error: unknown) => {
    if (error instanceof ExecutionDoesNotExist) return undefined;
    throw error;
  });
}
