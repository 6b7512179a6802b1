import type { NodeId } from "../../ir/index.ts";
import type { GraphBuilder } from "../graph-builder.ts";
import type { Exits, FlowLowering } from "../place.ts";

/** The builder of a graph for what stands in a `try`: it notes what catches the errors of each node that is made there. */
export function covered(graph: GraphBuilder, exits: Exits, { covers }: FlowLowering): GraphBuilder {
  const noted = (id: NodeId): NodeId => {
    covers.set(id, exits.catches);
    return id;
  };
  return {
    ...graph,
    add: (node) => noted(graph.add(node)),
    reserve: () => noted(graph.reserve()),
  };
}
