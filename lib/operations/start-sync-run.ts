import { type SFNClient, StartSyncExecutionCommand } from "@aws-sdk/client-sfn";
import { type RunDescription, runSummary } from "./run-description.ts";
import type { StartRunRequest } from "./start-run.ts";

/** Starts a run of an express flow and waits for its end: nobody can ask for it later. */
export async function startSyncRun(
  client: SFNClient,
  { stateMachineArn, name, input = {} }: StartRunRequest,
): Promise<RunDescription> {
  const answer = await client.send(
    new StartSyncExecutionCommand({
      stateMachineArn,
      input: JSON.stringify(input),
      ...(name === undefined ? {} : { name }),
    }),
  );
  const { output, error, cause } = answer;
  return {
    ...runSummary({ ...answer, stateMachineArn }),
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    isRedrivable: false,
  };
}
