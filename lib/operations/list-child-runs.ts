import { paginateListExecutions, type SFNClient } from "@aws-sdk/client-sfn";
import { type RunSummary, runSummary } from "./run-description.ts";

/** The child runs of a distributed Map, in the order they were started. */
export async function listChildRuns(
  client: SFNClient,
  mapRunArn: string,
): Promise<readonly RunSummary[]> {
  const runs: RunSummary[] = [];
  for await (const { executions = [] } of paginateListExecutions(
    { client, pageSize: 1000 },
    { mapRunArn },
  ))
    runs.push(...executions.map(runSummary));
  return runs.reverse();
}
