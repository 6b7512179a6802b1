import type { StatusCounts } from "../../engine/index.ts";
import { findMapRun, type MapRunCounts } from "../map-runs/index.ts";
import { shapes } from "../requests/index.ts";
import { given, operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeMapRun.html */
export const describeMapRun = operation(
  { mapRunArn: shapes.longArn },
  ({ mapRunArn }, { mapRuns }) => {
    const mapRun = findMapRun(mapRuns, mapRunArn);
    const counts = mapRuns.counts(mapRun);
    return {
      mapRunArn,
      executionArn: mapRun.executionArn,
      status: mapRun.status,
      startDate: seconds(mapRun.startTime),
      ...given("stopDate", mapRun.stopTime && seconds(mapRun.stopTime)),
      maxConcurrency: mapRun.maxConcurrency,
      toleratedFailurePercentage: mapRun.toleratedFailurePercentage,
      toleratedFailureCount: mapRun.toleratedFailureCount,
      itemCounts: told(counts, "items"),
      executionCounts: told(counts, "executions"),
      redriveCount: mapRun.redriveCount,
      ...given("redriveDate", mapRun.redriveTime && seconds(mapRun.redriveTime)),
    };
  },
);

function told(counts: MapRunCounts, of: "items" | "executions"): object {
  const { pending, running, SUCCEEDED, FAILED, TIMED_OUT, ABORTED } = counts[of];
  const total = sum(counts[of]);
  return {
    ...{ pending, running, succeeded: SUCCEEDED, failed: FAILED },
    ...{ timedOut: TIMED_OUT, aborted: ABORTED, total },
    resultsWritten: counts.resultsWritten ? total : 0,
    failuresNotRedrivable: counts.failuresNotRedrivable[of],
    pendingRedrive: counts.pendingRedrive?.[of] ?? 0,
  };
}

const sum = (counts: StatusCounts): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);
