import { edgesOf, type Graph, mapGraphs, mapNodes, type NodeId } from "../ir/index.ts";

/** Keeps the nodes that can be reached, in the order in which a reader would meet them. */
export function dropUnreachable(graph: Graph): Graph {
  const nodes: Graph["nodes"] = new Map(reachable(graph).map((id) => [id, nodeOf(graph, id)]));
  return mapNodes({ ...graph, nodes }, (node) => mapGraphs(node, dropUnreachable));
}

function reachable(graph: Graph): readonly NodeId[] {
  const seen = new Set<NodeId>();
  const visit = (id: NodeId): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const edge of edgesOf(nodeOf(graph, id))) visit(edge.to);
  };
  visit(graph.entry.to);
  return [...seen];
}

function nodeOf(graph: Graph, id: NodeId) {
  const node = graph.nodes.get(id);
  if (node === undefined) throw new Error(`an edge leads to node ${id}, which does not exist`);
  return node;
}
