import { type Edge, edgesOf, type Graph, type NodeId } from "../ir/index.ts";

/** The edges that lead to a node. */
export function edgesTo(graph: Graph, to: NodeId): readonly Edge[] {
  const edges = [graph.entry, ...[...graph.nodes.values()].flatMap(edgesOf)];
  return edges.filter((edge) => edge.to === to);
}
