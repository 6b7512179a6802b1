import {
  type Edge,
  type EdgeRole,
  type EndNode,
  type Graph,
  mapEdges,
  mapNodes,
  type NodeId,
} from "../ir/index.ts";
import { valuesOf } from "./edges.ts";
import { substituteComputed } from "./substitute.ts";

/**
 * An edge from a state to an end assigns nothing: what the end's value reads stands in the value itself, in an end of that edge's own. Not so the
 * edge of a catch, for no later state sees its error.
 */
export function ownEnds(graph: Graph): Graph {
  const added = new Map<NodeId, EndNode>();
  let next = Math.max(-1, ...graph.nodes.keys()) + 1;
  const rewrite = (edge: Edge, role: EdgeRole): Edge => {
    const end = graph.nodes.get(edge.to);
    if (end?.kind !== "end" || end.apart || role === "catch" || edge.assign.length === 0)
      return edge;
    if (end.value === undefined) return { ...edge, assign: [] };
    const to = next++ as NodeId;
    added.set(to, { ...end, value: substituteComputed(end.value, valuesOf(edge)) });
    return { assign: [], to };
  };
  const rewritten = mapNodes(graph, (node) => mapEdges(node, rewrite));
  return { ...rewritten, nodes: new Map([...rewritten.nodes, ...added]) };
}
