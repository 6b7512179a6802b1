import { type Edge, edgesOf, type Graph, mapEdges, mapNodes, type NodeId } from "../ir/index.ts";
import { dropUnreachable } from "./drop-unreachable.ts";

/**
 * A run that ends gives its locks back by that: the states that would give one back right before are left out. Only where nothing but choices comes between, in the
 * graph of a flow or of executions of their own.
 */
export function dropLastUnlocks(graph: Graph): Graph {
  const within = mapNodes(graph, (node) =>
    node.kind === "map" && node.distribution ? { ...node, body: dropLastUnlocks(node.body) } : node,
  );
  const skip = (edge: Edge): Edge => {
    const node = within.nodes.get(edge.to);
    if (node?.kind !== "task" || node.action.kind !== "giveBack") return edge;
    if (!endsAtOnce(within, node.next.to)) return edge;
    return skip({ assign: [...edge.assign, ...node.next.assign], to: node.next.to });
  };
  const skipped = mapNodes(within, (node) => mapEdges(node, skip));
  return dropUnreachable({ ...skipped, entry: skip(within.entry) });
}

/** Whether a run that is here does nothing any more that takes time; other locks that are given back are left out too. */
function endsAtOnce(graph: Graph, id: NodeId, around: ReadonlySet<NodeId> = new Set()): boolean {
  const node = graph.nodes.get(id);
  if (node === undefined || around.has(id)) return false;
  if (node.kind === "end" || node.kind === "fail") return true;
  const inside = new Set([...around, id]);
  if (node.kind === "task" && node.action.kind === "giveBack")
    return endsAtOnce(graph, node.next.to, inside);
  return (
    node.kind === "choice" && edgesOf(node).every((edge) => endsAtOnce(graph, edge.to, inside))
  );
}
