import {
  paginateListExecutions,
  paginateListStateMachines,
  type SFNClient,
} from "@aws-sdk/client-sfn";

/** How many runs, of all state machines, were started or redriven at or after an instant and have not ended. */
export async function runningSince(client: SFNClient, since: Date): Promise<number> {
  let count = 0;
  for await (const { stateMachines } of paginateListStateMachines({ client }, {})) {
    for (const { stateMachineArn, type } of stateMachines ?? []) {
      // AWS lists no runs of Express workflows.
      if (type === "STANDARD") count += await ofMachine(client, stateMachineArn, since);
    }
  }
  return count;
}

async function ofMachine(
  client: SFNClient,
  stateMachineArn: string | undefined,
  since: Date,
): Promise<number> {
  let count = 0;
  const running = { stateMachineArn, statusFilter: "RUNNING" } as const;
  for await (const { executions } of paginateListExecutions({ client }, running)) {
    const recent = (executions ?? []).filter(
      ({ redriveDate, startDate }) => (redriveDate ?? startDate ?? since) >= since,
    );
    count += recent.length;
  }
  return count;
}
