import {
  type HistoryEvent,
  paginateGetExecutionHistory,
  paginateListExecutions,
  SFNClient,
} from "@aws-sdk/client-sfn";
import type { RunPorts } from "./find-failure.ts";

/** Small, for a state's input and output of up to 256 KiB come with each event. */
const PAGE_EVENTS = 250;

/** Step Functions. */
export function runPorts(client: SFNClient = new SFNClient()): RunPorts {
  return {
    async history(executionArn) {
      const events: HistoryEvent[] = [];
      const pages = paginateGetExecutionHistory(
        { client, pageSize: PAGE_EVENTS },
        { executionArn },
      );
      for await (const page of pages) events.push(...(page.events ?? []).map(withoutData));
      return events;
    },
    async failedChild(mapRunArn) {
      const pages = paginateListExecutions({ client }, { mapRunArn, statusFilter: "FAILED" });
      for await (const { executions = [] } of pages) {
        const [first] = executions;
        if (first?.executionArn !== undefined) return first.executionArn;
      }
      return undefined;
    },
  };
}

/** What states were given and gave: a long history would not fit in the function's memory with it. */
function withoutData(event: HistoryEvent): HistoryEvent {
  const { stateEnteredEventDetails, stateExitedEventDetails, taskSucceededEventDetails } = event;
  return {
    ...event,
    ...(stateEnteredEventDetails && {
      stateEnteredEventDetails: { name: stateEnteredEventDetails.name },
    }),
    ...(stateExitedEventDetails && {
      stateExitedEventDetails: { name: stateExitedEventDetails.name },
    }),
    ...(taskSucceededEventDetails && {
      taskSucceededEventDetails: { ...taskSucceededEventDetails, output: undefined },
    }),
  };
}
