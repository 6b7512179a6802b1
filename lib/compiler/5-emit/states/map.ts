import type { MapState, ProcessorConfig } from "../../../asl/index.ts";
import type { MapNode } from "../../ir/index.ts";
import { emitCaptures } from "../captures.ts";
import type { GraphContext, States } from "../emit-graph.ts";
import { errorHandling } from "../error-handling.ts";
import { template } from "../template.ts";
import { transition } from "../transition.ts";

export function emitMap(node: MapNode, context: GraphContext): MapState {
  const { variables } = context;
  const { toleratedFailures: tolerated, batch } = node.distribution ?? {};
  const captures = node.captures.length > 0 && emitCaptures(node.captures, context);
  return {
    Type: "Map",
    Items: template(node.items, variables),
    ...(captures && !batch && { ItemSelector: captures }),
    ...(batch && {
      ItemBatcher: {
        MaxItemsPerBatch: template(batch, variables),
        ...(captures && { BatchInput: captures }),
      },
    }),
    ...(node.concurrency && { MaxConcurrency: template(node.concurrency, variables) }),
    ...(tolerated && { ToleratedFailureCount: template(tolerated, variables) }),
    ItemProcessor: { ProcessorConfig: configOf(node), ...bodyOf(node, context) },
    ...errorHandling(node, context),
    ...transition(node.next, context),
  } as MapState;
}

function bodyOf({ body, distribution }: MapNode, context: GraphContext): States {
  return distribution ? context.emitChild(body) : context.emitInner(body);
}

function configOf({ distribution }: MapNode): ProcessorConfig {
  return distribution
    ? { Mode: "DISTRIBUTED", ExecutionType: distribution.executions }
    : { Mode: "INLINE" };
}
