import type ts from "typescript";
import type { CompiledTrigger } from "../../project.ts";
import type { Loader } from "../loader.ts";
import { inputOf, namedBy, path, type Reading } from "./reading.ts";

/**
 * `flow(load).succeeded`. The output is a text in the event, which no rule can read: where the flow takes params, it gets the whole event and reads them itself.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export function flowTrigger(reading: Reading): CompiledTrigger | undefined {
  const { loader, node, given, params, span } = reading;
  const { flow, ends } = given;
  if (typeof flow !== "string" || (ends !== "succeeded" && ends !== "failed")) return undefined;
  const handsOver = namedBy(params)?.size !== 0 && givesAny(loader, node);
  const told = handsOver
    ? (["ended", path("detail")] as const)
    : (["startedBy", path("detail.executionArn")] as const);
  return {
    ...{ kind: "flow", flow, ends, handsOver },
    pattern: {
      source: ["aws.states"],
      "detail-type": ["Step Functions Execution Status Change"],
      detail: { status: STATUSES[ends] },
    },
    input: inputOf([], [told]),
    span,
  };
}

const STATUSES = { succeeded: ["SUCCEEDED"], failed: ["FAILED", "TIMED_OUT", "ABORTED"] } as const;

/** Whether the trigger's type says more than when. */
function givesAny({ checker }: Loader, node: ts.Expression): boolean {
  const member = checker.getTypeAtLocation(node).getProperty("gives");
  if (member === undefined) return false;
  const type = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(member, node));
  return type.getProperties().length > 0 || checker.getIndexInfosOfType(type).length > 0;
}
