import type { FailState } from "../../../asl/index.ts";
import type { FailNode } from "../../ir/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { template } from "../template.ts";

export function emitFail(node: FailNode, context: GraphContext): FailState {
  return {
    Type: "Fail",
    Error: template(node.error, context.variables),
    Cause: template(node.cause, context.variables),
  } as FailState;
}
