import { edgesOf, type Graph, mapEdges, mapFields } from "../ir/index.ts";
import { type Expression, mapExpression } from "../jsonata/index.ts";

/** In a flow's first state, if nothing else leads to it, the params are the state's own input: `$states.input.date` reads better than the path through the context. */
export function paramsToInput(graph: Graph): Graph {
  const { to } = graph.entry;
  const first = graph.nodes.get(to);
  const joined = [...graph.nodes.values()].flatMap(edgesOf).some((edge) => edge.to === to);
  if (first === undefined || joined) return graph;
  const input = (expression: Expression): Expression =>
    mapExpression(expression, (node) =>
      node.kind === "source" && node.of === "params" ? { kind: "source", of: "input" } : undefined,
    );
  const rewritten = mapEdges(mapFields(first, input), (edge) => ({
    ...edge,
    assign: edge.assign.map((one) => ({ ...one, value: input(one.value) })),
  }));
  return { ...graph, nodes: new Map([...graph.nodes, [to, rewritten]]) };
}
