import {
  type Edge,
  type EndNode,
  type Graph,
  mapEdges,
  mapNodes,
  type Node,
  type NodeId,
} from "../ir/index.ts";
import { mayFail, readsOf } from "../jsonata/index.ts";
import { freshNodeId } from "./fresh-node-id.ts";

/**
 * An end is a state of its own where it computes what may fail behind a state whose Catch is not meant for that, and where the way to it computes
 * something that may fail and that nobody reads.
 */
export function partEnds(graph: Graph): Graph {
  const added = new Map<NodeId, EndNode>();
  let next: number = freshNodeId(graph);
  const parted = (node: Node, edge: Edge): Edge => {
    const end = graph.nodes.get(edge.to);
    if (end?.kind !== "end" || !isRisky(node, edge, end)) return edge;
    const to = next++ as NodeId;
    added.set(to, { ...end, apart: true });
    return { ...edge, to };
  };
  const rewritten = mapNodes(graph, (node) =>
    mapEdges(node, (edge, role) => (role === "next" ? parted(node, edge) : edge)),
  );
  return { ...rewritten, nodes: new Map([...rewritten.nodes, ...added]) };
}

function isRisky(node: Node, edge: Edge, { value }: EndNode): boolean {
  const isCaught = "catch" in node && node.catch.length > 0;
  if (isCaught && value && mayFail(value)) return true;
  const read = new Set(value ? readsOf(value) : []);
  return edge.assign.some((each) => mayFail(each.value) && !read.has(each.variable));
}
