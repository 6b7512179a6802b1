import type { JsonObject, JsonValue } from "../../asl/index.ts";
import type { EndStatus } from "../effect.ts";
import type { ResultTransformation } from "./plan.ts";

/** A child execution, ended or never started, as results tell of it. */
export interface ChildOutcome {
  readonly executionArn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly status: EndStatus | "PENDING";
  /** JSON text, as is `output`. */
  readonly input: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly redriveCount: number;
  /** Milliseconds since 1970. */
  readonly startTime?: number;
  readonly stopTime?: number;
}

/** Results in the order of the items. What failed is told with its execution's properties, whatever the transformation. */
export function transformed(
  children: readonly ChildOutcome[],
  transformation: ResultTransformation,
): readonly JsonValue[] {
  return children.flatMap((child): readonly JsonValue[] => {
    if (transformation === "NONE" || child.output === undefined) return [propertiesOf(child)];
    const output: JsonValue = JSON.parse(child.output);
    return transformation === "FLATTEN" && Array.isArray(output) ? output : [output];
  });
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html */
function propertiesOf(child: ChildOutcome): JsonObject {
  const { startTime, stopTime, output, error, cause, status } = child;
  const isRedrivable = status !== "SUCCEEDED" && status !== "PENDING";
  return {
    ...(cause !== undefined && { Cause: cause }),
    ...(error !== undefined && { Error: error }),
    ExecutionArn: child.executionArn,
    Input: child.input,
    InputDetails: { Included: true },
    Name: child.name,
    ...(output !== undefined && { Output: output, OutputDetails: { Included: true } }),
    RedriveCount: child.redriveCount,
    RedriveStatus: isRedrivable ? "REDRIVABLE_BY_MAP_RUN" : "NOT_REDRIVABLE",
    ...(!isRedrivable && {
      RedriveStatusReason: `Execution is ${status} and cannot be redriven`,
    }),
    ...(startTime !== undefined && { StartDate: new Date(startTime).toISOString() }),
    StateMachineArn: child.stateMachineArn,
    Status: status,
    ...(stopTime !== undefined && { StopDate: new Date(stopTime).toISOString() }),
  };
}
