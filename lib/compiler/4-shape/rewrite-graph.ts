import { type Edge, type Graph, mapEdges, mapFields, mapGraphs, mapNodes } from "../ir/index.ts";
import type { Expression } from "../jsonata/index.ts";

/** The graph with every expression rewritten: on edges, in nodes, in nested graphs. */
export function rewriteGraph(graph: Graph, rewrite: (expression: Expression) => Expression): Graph {
  const onEdge = (edge: Edge): Edge => ({
    ...edge,
    assign: edge.assign.map((one) => ({ ...one, value: rewrite(one.value) })),
  });
  const rewritten = mapNodes(graph, (node) =>
    mapGraphs(mapFields(mapEdges(node, onEdge), rewrite), (inner) => rewriteGraph(inner, rewrite)),
  );
  return { ...rewritten, entry: onEdge(graph.entry) };
}
