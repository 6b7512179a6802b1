import { paginateListExecutions, type SFNClient } from "@aws-sdk/client-sfn";
import { type RunStatus, type RunSummary, runSummary } from "./run-description.ts";

export interface ListRunsOptions {
  readonly stateMachineArn: string;
  /** @default any */
  readonly status?: RunStatus;
  /** @default all */
  readonly limit?: number;
  /** Only those that started then or later. @default all */
  readonly since?: Date;
}

/** The runs of a state machine, newest first. */
export async function listRuns(
  client: SFNClient,
  { stateMachineArn, status, limit = Number.POSITIVE_INFINITY, since }: ListRunsOptions,
): Promise<readonly RunSummary[]> {
  const pageSize = Math.min(limit, 1000);
  const filter = status === undefined ? {} : { statusFilter: status };
  const runs: RunSummary[] = [];
  for await (const page of paginateListExecutions(
    { client, pageSize },
    { stateMachineArn, ...filter },
  )) {
    runs.push(...(page.executions ?? []).map(runSummary));
    if (runs.length >= limit || isBefore(runs.at(-1), since)) break;
  }
  return runs.slice(0, limit).filter((run) => !isBefore(run, since));
}

function isBefore(run: RunSummary | undefined, since: Date | undefined): boolean {
  return run !== undefined && since !== undefined && run.startDate < since;
}
