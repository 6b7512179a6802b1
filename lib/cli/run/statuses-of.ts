import type { HistoryEvent, SFNClient } from "@aws-sdk/client-sfn";
import type { StateStatus, StateStatuses } from "../../graph/index.ts";
import { watchRun } from "../../operations/index.ts";
import { progress } from "./progress.ts";

/** How each state of a run stands, once it has ended. */
export async function statusesOf(client: SFNClient, executionArn: string): Promise<StateStatuses> {
  const events: HistoryEvent[] = [];
  for await (const event of watchRun(client, executionArn)) events.push(event);
  return statusesIn(events);
}

/** The last word of the history on each state. */
export function statusesIn(events: readonly HistoryEvent[]): StateStatuses {
  const statuses: Record<string, StateStatus> = {};
  const told = progress();
  for (const event of events) {
    const entered = event.stateEnteredEventDetails?.name;
    if (entered !== undefined) statuses[entered] = "running";
    const exited = event.stateExitedEventDetails?.name;
    if (exited !== undefined) statuses[exited] = "succeeded";
    for (const { kind, state } of told.next(event)) {
      if (kind === "failed" || kind === "caught") statuses[state] = kind;
    }
  }
  const over = events.at(-1)?.type?.startsWith("Execution") ?? false;
  return over ? withoutRunning(statuses) : statuses;
}

/** What had not ended when the run did, failed with it. */
function withoutRunning(statuses: Readonly<Record<string, StateStatus>>): StateStatuses {
  const ended = Object.entries(statuses).map(
    ([name, status]) => [name, status === "running" ? "failed" : status] as const,
  );
  return Object.fromEntries(ended);
}
