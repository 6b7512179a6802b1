import {
  type HistoryEvent,
  paginateGetExecutionHistory,
  type SFNClient,
} from "@aws-sdk/client-sfn";

/** What has happened in a run so far, in order. */
export async function readHistory(
  client: SFNClient,
  executionArn: string,
): Promise<readonly HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  for await (const page of paginateGetExecutionHistory(
    { client, pageSize: 1000 },
    { executionArn },
  )) {
    events.push(...(page.events ?? []));
  }
  return events;
}
