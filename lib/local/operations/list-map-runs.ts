import { findExecution } from "../executions/index.ts";
import type { MapRunRecord } from "../map-runs/index.ts";
import { pageSize, pageToken, readPageToken, shapes } from "../requests/index.ts";
import { given, operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListMapRuns.html */
export const listMapRuns = operation(
  { executionArn: shapes.arn, maxResults: shapes.maxResults, nextToken: shapes.nextToken },
  ({ executionArn, maxResults, nextToken }, service) => {
    findExecution(service, executionArn);
    const question = `map runs ${executionArn}`;
    const { after = 0 } = readPageToken(nextToken, question);
    const all = service.mapRuns.of(executionArn);
    const end = after + pageSize(maxResults);
    return {
      mapRuns: all.slice(after, end).map(listed),
      ...pageToken(end < all.length ? end : undefined, question),
    };
  },
);

function listed(mapRun: MapRunRecord): object {
  return {
    executionArn: mapRun.executionArn,
    mapRunArn: mapRun.mapRunArn,
    stateMachineArn: mapRun.stateMachineArn,
    startDate: seconds(mapRun.startTime),
    ...given("stopDate", mapRun.stopTime && seconds(mapRun.stopTime)),
  };
}
