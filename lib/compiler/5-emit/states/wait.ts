import type { WaitState } from "../../../asl/index.ts";
import type { WaitNode } from "../../ir/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { template } from "../template.ts";
import { transition } from "../transition.ts";

export function emitWait(node: WaitNode, context: GraphContext): WaitState {
  const duration = template(node.duration, context.variables);
  return {
    Type: "Wait",
    ...(node.until ? { Timestamp: duration } : { Seconds: duration }),
    ...transition(node.next, context),
  } as WaitState;
}
