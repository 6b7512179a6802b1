import type { Graph } from "../ir/index.ts";
import { type Expression, mapExpression } from "../jsonata/index.ts";
import { rewriteGraph } from "./rewrite-graph.ts";

/** Marks the params that are always there, for they are checked before anything runs: nothing needs to ask whether they exist. */
export function markPresent(graph: Graph, names: readonly string[]): Graph {
  const isPresent = (node: Expression): boolean =>
    node.kind === "member" &&
    node.object.kind === "source" &&
    node.object.of === "params" &&
    names.includes(node.name);
  return rewriteGraph(graph, (expression) =>
    mapExpression(expression, (node) =>
      node.kind === "member" && isPresent(node) ? { ...node, present: true } : undefined,
    ),
  );
}
