import { errors } from "../errors.ts";
import type { ExecutionRecord } from "../history/index.ts";
import { pageSize, pageToken, readPageToken, shapes } from "../requests/index.ts";
import { given, operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html */
export const listExecutions = operation(
  {
    stateMachineArn: { ...shapes.arn, required: false },
    statusFilter: {
      kind: "text",
      oneOf: ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"],
    },
    maxResults: shapes.maxResults,
    nextToken: { kind: "text", min: 1, max: 3096 },
    mapRunArn: { ...shapes.longArn, required: false },
    redriveFilter: { kind: "text", oneOf: ["REDRIVEN", "NOT_REDRIVEN"] },
  },
  ({ stateMachineArn, statusFilter, redriveFilter, ...request }, { stateMachines, store }) => {
    if (stateMachineArn === undefined)
      throw errors.validation("Must specify either a stateMachineArn or a mapRunArn");
    const { type } = stateMachines.get(stateMachineArn);
    if (type === "EXPRESS") throw errors.stateMachineTypeNotSupported();
    const question = `executions ${stateMachineArn} ${statusFilter} ${redriveFilter}`;
    const { items, next } = store.executions({
      stateMachineArn,
      limit: pageSize(request.maxResults),
      ...readPageToken(request.nextToken, question),
      ...given("status", statusFilter),
      ...given("redriven", redriveFilter && redriveFilter === "REDRIVEN"),
    });
    return { executions: items.map(listed), ...pageToken(next, question) };
  },
);

function listed({ start, state }: ExecutionRecord): object {
  return {
    executionArn: start.executionArn,
    stateMachineArn: start.stateMachineArn,
    name: start.executionName,
    status: state.status,
    startDate: seconds(start.startTime),
    ...given("stopDate", state.stopTime && seconds(state.stopTime)),
    ...given("stateMachineVersionArn", start.stateMachineVersionArn),
    ...given("stateMachineAliasArn", start.stateMachineAliasArn),
    redriveCount: state.redriveCount,
    ...given("redriveDate", state.redriveTime && seconds(state.redriveTime)),
  };
}
