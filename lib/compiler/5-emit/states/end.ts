import type { SucceedState } from "../../../asl/index.ts";
import type { EndNode } from "../../ir/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { output } from "../transition.ts";

export function emitEnd(node: EndNode, context: GraphContext): SucceedState {
  return { Type: "Succeed", Output: output(node, context) };
}
