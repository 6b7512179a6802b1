import { errors } from "../errors.ts";
import type { ExecutionRecord } from "../history/index.ts";
import { findMapRun } from "../map-runs/index.ts";
import { pageSize, pageToken, readPageToken, shapes } from "../requests/index.ts";
import type { Service } from "../service.ts";
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
  ({ statusFilter, redriveFilter, ...request }, service) => {
    const of = listOf(service, request.stateMachineArn, request.mapRunArn);
    const question = `executions ${of} ${statusFilter} ${redriveFilter}`;
    const { items, next } = service.store.executions({
      of,
      limit: pageSize(request.maxResults),
      ...readPageToken(request.nextToken, question),
      ...given("status", statusFilter),
      ...given("redriven", redriveFilter && redriveFilter === "REDRIVEN"),
    });
    return { executions: items.map(listed), ...pageToken(next, question) };
  },
);

function listOf(
  { stateMachines, mapRuns }: Service,
  stateMachineArn: string | undefined,
  mapRunArn: string | undefined,
): string {
  if ((stateMachineArn === undefined) === (mapRunArn === undefined))
    throw errors.validation("Must specify either a stateMachineArn or a mapRunArn");
  if (mapRunArn !== undefined) return findMapRun(mapRuns, mapRunArn).mapRunArn;
  const { arn, type } = stateMachines.get(stateMachineArn ?? "");
  if (type === "EXPRESS") throw errors.stateMachineTypeNotSupported();
  return arn;
}

function listed({ start, state, mapRun }: ExecutionRecord): object {
  return {
    executionArn: start.executionArn,
    stateMachineArn: start.stateMachineArn,
    name: start.executionName,
    ...given("mapRunArn", mapRun?.arn),
    ...given("itemCount", mapRun?.itemCount),
    status: state.status,
    startDate: seconds(start.startTime),
    ...given("stopDate", state.stopTime && seconds(state.stopTime)),
    ...given("stateMachineVersionArn", start.stateMachineVersionArn),
    ...given("stateMachineAliasArn", start.stateMachineAliasArn),
    redriveCount: state.redriveCount,
    ...given("redriveDate", state.redriveTime && seconds(state.redriveTime)),
  };
}
