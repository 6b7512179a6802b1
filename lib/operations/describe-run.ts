import { DescribeExecutionCommand, type SFNClient } from "@aws-sdk/client-sfn";
import { type RunDescription, runSummary } from "./run-description.ts";

/** How a run stands. */
export async function describeRun(
  client: SFNClient,
  executionArn: string,
): Promise<RunDescription> {
  const answer = await client.send(new DescribeExecutionCommand({ executionArn }));
  const { input, output, error, cause, redriveDate, redriveStatus, redriveStatusReason } = answer;
  return {
    ...runSummary(answer),
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    ...(redriveDate === undefined ? {} : { redriveDate }),
    isRedrivable: redriveStatus === "REDRIVABLE",
    ...(redriveStatusReason === undefined ? {} : { notRedrivableReason: redriveStatusReason }),
  };
}
