import type { ExecutionRecord, ExecutionState } from "../history/index.ts";
import type { EventParts } from "./bus-event.ts";

/**
 * What Step Functions tells of an execution that has come to another status: of Standard workflows alone.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export function executionEvent(
  { start, mapRun }: ExecutionRecord,
  state: ExecutionState,
): Omit<EventParts, "at"> | undefined {
  if (start.type === "EXPRESS" || mapRun !== undefined) return undefined;
  const { output = null, error = null, cause = null, stopTime = null } = state;
  const data = fitting(start.input, output);
  return {
    source: "aws.states",
    "detail-type": "Step Functions Execution Status Change",
    resources: [start.executionArn],
    detail: {
      executionArn: start.executionArn,
      stateMachineArn: start.stateMachineArn,
      name: start.executionName,
      status: state.status,
      startDate: start.startTime,
      stopDate: stopTime,
      ...data,
      stateMachineVersionArn: start.stateMachineVersionArn ?? null,
      stateMachineAliasArn: start.stateMachineAliasArn ?? null,
      redriveCount: state.redriveCount,
      redriveDate: state.redriveTime ?? null,
      redriveStatus: NEVER_REDRIVEN.has(state.status) ? "NOT_REDRIVABLE" : "REDRIVABLE",
      error,
      cause,
    },
  };
}

const NEVER_REDRIVEN: ReadonlySet<string> = new Set(["RUNNING", "SUCCEEDED"]);

/** Bytes of input and output together, as they are escaped in the event. */
const MOST_DATA = 248 * 1024;

function fitting(input: string, output: string | null) {
  const size = Buffer.byteLength(JSON.stringify(input)) + Buffer.byteLength(JSON.stringify(output));
  const included = size <= MOST_DATA;
  return {
    input: included ? input : null,
    inputDetails: { included },
    output: included ? output : null,
    outputDetails: output === null ? null : { included },
  };
}
