import type { ParallelState } from "../../../asl/index.ts";
import type { ParallelNode } from "../../ir/index.ts";
import { emitCaptures } from "../captures.ts";
import type { GraphContext } from "../emit-graph.ts";
import { errorHandling } from "../error-handling.ts";
import { transition } from "../transition.ts";

export function emitParallel(node: ParallelNode, context: GraphContext): ParallelState {
  return {
    Type: "Parallel",
    ...(node.captures.length > 0 && { Arguments: emitCaptures(node.captures, context) }),
    Branches: node.branches.map((branch) => context.emitInner(branch)),
    ...errorHandling(node, context),
    ...transition(node.next, context),
  };
}
