import { type Edge, type Graph, mapEdges, mapNodes } from "../ir/index.ts";
import { mayFail } from "../jsonata/index.ts";

/** A choice without rules that assigns nothing any more is no state. */
export function dropIdle(graph: Graph): Graph {
  const follow = (edge: Edge): Edge => {
    const node = graph.nodes.get(edge.to);
    const isIdle =
      node?.kind === "choice" && node.rules.length === 0 && node.otherwise.assign.length === 0;
    // What may fail on the way has that state to itself.
    const isNeeded = edge.assign.some(({ value }) => mayFail(value));
    return isIdle && !isNeeded ? follow({ ...edge, to: node.otherwise.to }) : edge;
  };
  const dropped = mapNodes(graph, (node) => mapEdges(node, follow));
  return { ...dropped, entry: follow(graph.entry) };
}
