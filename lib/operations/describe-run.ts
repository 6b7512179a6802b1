import { DescribeExecutionCommand, type SFNClient } from "@aws-sdk/client-sfn";
import { type RunDescription, runSummary } from "./run-description.ts";
import { skippedBy } from "./skipped-by.ts";

/** How a run stands. */
export async function describeRun(
  client: SFNClient,
  executionArn: string,
): Promise<RunDescription> {
  const answer = await client.send(new DescribeExecutionCommand({ executionArn }));
  const { input, output, error, cause, redriveDate, redriveStatus, redriveStatusReason } = answer;
  const skipped = skippedBy(output);
  return {
    ...runSummary(answer),
    ...(skipped === undefined ? {} : { skipped }),
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    ...(redriveDate === undefined ? {} : { redriveDate }),
    isRedrivable: redriveStatus === "REDRIVABLE",
    ...(redriveStatusReason === undefined ? {} : { notRedrivableReason: redriveStatusReason }),
  };
}
