import {
  type Edge,
  type EndNode,
  type Graph,
  mapEdges,
  mapNodes,
  type NodeId,
} from "../ir/index.ts";
import { valuesOf } from "./edges.ts";
import { substitute } from "./substitute.ts";

/** An edge to an end assigns nothing: what the end's value reads stands in the value itself, in an end of that edge's own. */
export function ownEnds(graph: Graph): Graph {
  const added = new Map<NodeId, EndNode>();
  let next = Math.max(-1, ...graph.nodes.keys()) + 1;
  const rewrite = (edge: Edge): Edge => {
    const end = graph.nodes.get(edge.to);
    if (end?.kind !== "end" || edge.assign.length === 0) return edge;
    if (end.value === undefined) return { ...edge, assign: [] };
    const to = next++ as NodeId;
    added.set(to, { ...end, value: substitute(end.value, valuesOf(edge)) });
    return { assign: [], to };
  };
  const rewritten = mapNodes({ ...graph, entry: rewrite(graph.entry) }, (node) =>
    mapEdges(node, rewrite),
  );
  return { ...rewritten, nodes: new Map([...rewritten.nodes, ...added]) };
}
