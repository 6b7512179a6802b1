import { paginateListExecutions, type SFNClient } from "@aws-sdk/client-sfn";
import { type RunStatus, type RunSummary, runSummary } from "./run-description.ts";

export interface ListRunsOptions {
  readonly stateMachineArn: string;
  /** @default any */
  readonly status?: RunStatus;
  /** @default all */
  readonly limit?: number;
}

/** The runs of a state machine, newest first. */
export async function listRuns(
  client: SFNClient,
  { stateMachineArn, status, limit = Number.POSITIVE_INFINITY }: ListRunsOptions,
): Promise<readonly RunSummary[]> {
  const pageSize = Math.min(limit, 1000);
  const filter = status === undefined ? {} : { statusFilter: status };
  const runs: RunSummary[] = [];
  for await (const page of paginateListExecutions(
    { client, pageSize },
    { stateMachineArn, ...filter },
  )) {
    runs.push(...(page.executions ?? []).map(runSummary));
    if (runs.length >= limit) break;
  }
  return runs.slice(0, limit);
}
