import type { Graph, NodeId } from "../ir/index.ts";

/** An id that no node of the graph has. */
export function freshNodeId(graph: Graph): NodeId {
  return (Math.max(-1, ...graph.nodes.keys()) + 1) as NodeId;
}
