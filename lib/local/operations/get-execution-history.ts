import type { HistoryEvent } from "../../engine/index.ts";
import { findExecution } from "../executions/index.ts";
import { pageSize, pageToken, readPageToken, shapes } from "../requests/index.ts";
import { operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html */
export const getExecutionHistory = operation(
  {
    executionArn: shapes.arn,
    maxResults: shapes.maxResults,
    reverseOrder: { kind: "boolean" },
    nextToken: shapes.nextToken,
    includeExecutionData: { kind: "boolean" },
  },
  ({ executionArn, reverseOrder = false, includeExecutionData = true, ...request }, service) => {
    findExecution(service, executionArn);
    const order = reverseOrder ? "reverse" : "forward";
    const question = `history ${executionArn} ${order}`;
    const { items, next } = service.store.events(executionArn, {
      limit: pageSize(request.maxResults),
      order,
      ...readPageToken(request.nextToken, question),
    });
    const events = items.map((event) => ({ ...event, timestamp: seconds(event.timestamp) }));
    return {
      events: includeExecutionData ? events : events.map(withoutData),
      ...pageToken(next, question),
    };
  },
);

/** The members that hold what passes through an execution. */
const data = new Set([
  "input",
  "inputDetails",
  "output",
  "outputDetails",
  "parameters",
  "assignedVariables",
]);

function withoutData(event: HistoryEvent): object {
  const members = Object.entries(event).map(([name, value]) => [
    name,
    typeof value === "object" ? bare(value) : value,
  ]);
  return Object.fromEntries(members);
}

function bare(details: object): object {
  return Object.fromEntries(Object.entries(details).filter(([name]) => !data.has(name)));
}
