import { type Graph, mapEdges, mapNodes, type NodeId } from "../ir/index.ts";

/** Ends that return the same are one. */
export function shareEnds(graph: Graph): Graph {
  const firstOf = new Map<string, NodeId>();
  const same = new Map<NodeId, NodeId>();
  for (const [id, node] of graph.nodes) {
    if (node.kind !== "end") continue;
    const text = JSON.stringify([node.value, node.optional, node.apart]);
    const first = firstOf.get(text) ?? id;
    firstOf.set(text, first);
    same.set(id, first);
  }
  const shared = mapNodes(graph, (node) =>
    mapEdges(node, (edge) => ({ ...edge, to: same.get(edge.to) ?? edge.to })),
  );
  return { ...shared, entry: { ...graph.entry, to: same.get(graph.entry.to) ?? graph.entry.to } };
}
