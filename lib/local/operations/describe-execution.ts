import { findExecution, notRedrivableReason, shownStatus } from "../executions/index.ts";
import type { ExecutionRecord } from "../history/index.ts";
import { shapes } from "../requests/index.ts";
import { given, operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html */
export const describeExecution = operation(
  { executionArn: shapes.arn, includedData: shapes.includedData },
  ({ executionArn, includedData }, service) => {
    const record = findExecution(service, executionArn);
    const { start, state, traceHeader, mapRun } = record;
    const isWhole = includedData !== "METADATA_ONLY";
    const reason = notRedrivableReason(service, record);
    return {
      executionArn,
      stateMachineArn: start.stateMachineArn,
      name: start.executionName,
      status: shownStatus(service, record),
      startDate: seconds(start.startTime),
      ...given("stopDate", state.stopTime && seconds(state.stopTime)),
      ...(isWhole ? { input: start.input } : {}),
      inputDetails: { included: isWhole },
      ...(isWhole ? given("output", state.output) : {}),
      ...(state.output === undefined ? {} : { outputDetails: { included: isWhole } }),
      ...given("traceHeader", traceHeader),
      ...given("mapRunArn", mapRun?.arn),
      // A timed-out execution has its error in the history alone.
      ...(state.status === "TIMED_OUT" ? {} : given("error", state.error)),
      ...(state.status === "TIMED_OUT" ? {} : given("cause", state.cause)),
      ...given("stateMachineVersionArn", start.stateMachineVersionArn),
      ...given("stateMachineAliasArn", start.stateMachineAliasArn),
      redriveCount: state.redriveCount,
      ...given("redriveDate", state.redriveTime && seconds(state.redriveTime)),
      redriveStatus: redriveStatus(record, reason),
      ...given("redriveStatusReason", reason),
    };
  },
);

function redriveStatus({ mapRun }: ExecutionRecord, reason: string | undefined): string {
  if (reason !== undefined) return "NOT_REDRIVABLE";
  return mapRun === undefined ? "REDRIVABLE" : "REDRIVABLE_BY_MAP_RUN";
}
