import { errors } from "../errors.ts";
import { shownStatus } from "../executions/index.ts";
import type { ExecutionQuery, ExecutionRecord, HistoryStore, Page } from "../history/index.ts";
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
    const { of, isAsked, isSettled } = asked(service, request.stateMachineArn, request.mapRunArn);
    const question = `executions ${request.stateMachineArn ?? of} ${statusFilter} ${redriveFilter}`;
    const { items, next } = pageOf(
      service.store,
      {
        of,
        limit: pageSize(request.maxResults),
        ...readPageToken(request.nextToken, question),
        ...(isSettled ? given("status", statusFilter) : {}),
        ...given("redriven", redriveFilter && redriveFilter === "REDRIVEN"),
      },
      (record) =>
        isAsked(record) &&
        (isSettled || statusFilter === undefined || shownStatus(service, record) === statusFilter),
    );
    const executions = items.map((record) => listed(record, shownStatus(service, record)));
    return { executions, ...pageToken(next, question) };
  },
);

/** The list that an ARN stands for. */
interface Asked {
  readonly of: string;
  /** Of a version or an alias: whether the execution was started by it. */
  isAsked(record: ExecutionRecord): boolean;
  /** Whether the executions have the status that is kept: see `shownStatus`. */
  readonly isSettled: boolean;
}

function asked(
  service: Service,
  stateMachineArn: string | undefined,
  mapRunArn: string | undefined,
): Asked {
  if ((stateMachineArn === undefined) === (mapRunArn === undefined))
    throw errors.validation("Must specify either a stateMachineArn or a mapRunArn");
  if (mapRunArn !== undefined) {
    const { status, redriveCount } = findMapRun(service.mapRuns, mapRunArn);
    const isSettled = status !== "RUNNING" || redriveCount === 0;
    return { of: mapRunArn, isAsked: () => true, isSettled };
  }
  return { ...ofStateMachine(service, stateMachineArn ?? ""), isSettled: true };
}

function ofStateMachine({ stateMachines }: Service, asked: string): Omit<Asked, "isSettled"> {
  const { stateMachine, versionArn } = stateMachines.target(asked);
  if (stateMachine.type === "EXPRESS") throw errors.stateMachineTypeNotSupported();
  const isAsked = ({ start }: ExecutionRecord): boolean =>
    versionArn === undefined ||
    start.stateMachineVersionArn === asked ||
    start.stateMachineAliasArn === asked;
  return { of: stateMachine.arn, isAsked };
}

function pageOf(
  store: HistoryStore,
  query: ExecutionQuery,
  isAsked: (record: ExecutionRecord) => boolean,
): Page<ExecutionRecord> {
  const found: ExecutionRecord[] = [];
  let after: { readonly after?: number } = {};
  for (;;) {
    const limit = query.limit - found.length;
    const { items, next } = store.executions({ ...query, ...after, limit });
    found.push(...items.filter(isAsked));
    if (next === undefined) return { items: found };
    if (found.length === query.limit) return { items: found, next };
    after = { after: next };
  }
}

function listed({ start, state, mapRun }: ExecutionRecord, status: string): object {
  return {
    executionArn: start.executionArn,
    stateMachineArn: start.stateMachineArn,
    name: start.executionName,
    ...given("mapRunArn", mapRun?.arn),
    ...given("itemCount", mapRun?.itemCount),
    status,
    startDate: seconds(start.startTime),
    ...given("stopDate", state.stopTime && seconds(state.stopTime)),
    ...given("stateMachineVersionArn", start.stateMachineVersionArn),
    ...given("stateMachineAliasArn", start.stateMachineAliasArn),
    redriveCount: state.redriveCount,
    ...given("redriveDate", state.redriveTime && seconds(state.redriveTime)),
  };
}
