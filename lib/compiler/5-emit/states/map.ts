import type { MapState } from "../../../asl/index.ts";
import type { MapNode } from "../../ir/index.ts";
import { emitCaptures } from "../captures.ts";
import type { GraphContext } from "../emit-graph.ts";
import { errorHandling } from "../error-handling.ts";
import { template } from "../template.ts";
import { transition } from "../transition.ts";

export function emitMap(node: MapNode, context: GraphContext): MapState {
  const { variables } = context;
  return {
    Type: "Map",
    Items: template(node.items, variables),
    ...(node.captures.length > 0 && { ItemSelector: emitCaptures(node.captures, context) }),
    ...(node.concurrency && { MaxConcurrency: template(node.concurrency, variables) }),
    ItemProcessor: { ProcessorConfig: { Mode: "INLINE" }, ...context.emitInner(node.body) },
    ...errorHandling(node, context),
    ...transition(node.next, context),
  } as MapState;
}
