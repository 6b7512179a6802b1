import { type Graph, mapEdges, mapNodes, type Node, type NodeId } from "../ir/index.ts";
import { mayDiffer, mayFail } from "../jsonata/index.ts";
import { liveness } from "./drop-unread.ts";
import { edgesTo } from "./edges-to.ts";
import { sinkInto } from "./sink-entry.ts";
import type { Variables } from "./variables.ts";

/** What is made of a value that was taken once needs no state: the next node computes it where it needs it, and assigns it for those behind it. */
export function sinkTaken(graph: Graph, variables: Variables): Graph {
  for (const [id, node] of graph.nodes) {
    if (node.kind !== "choice" || node.rules.length > 0) continue;
    const { assign, to } = node.otherwise;
    const next = graph.nodes.get(to);
    const failing = [node.otherwise, ...edgesTo(graph, id)].some((edge) =>
      edge.assign.some(({ value }) => mayFail(value)),
    );
    const isFixed = failing || assign.length === 0 || assign.some(({ value }) => mayDiffer(value));
    if (!next || isFixed || edgesTo(graph, to).length > 1) continue;
    const sunk = sinkInto(next, node.otherwise, variables, liveness(graph, new Set()));
    return sinkTaken(without(graph, id, to, sunk), variables);
  }
  return graph;
}

/** The graph in which `sunk` stands at `to`, and whoever went to `from` goes there. */
function without(graph: Graph, from: NodeId, to: NodeId, sunk: Node): Graph {
  const rest = [...graph.nodes].filter(([id]) => id !== from);
  const nodes = new Map(rest.map(([id, node]) => [id, id === to ? sunk : node]));
  const follow = <E extends Graph["entry"]>(edge: E): E =>
    edge.to === from ? { ...edge, to } : edge;
  const led = mapNodes({ ...graph, nodes }, (node) => mapEdges(node, follow));
  return { ...led, entry: follow(graph.entry) };
}
