import { edgesOf, fieldsOf, type Graph, graphsOf } from "../ir/index.ts";
import type { Expression } from "../jsonata/index.ts";

/** Every expression of a graph, nested graphs included. */
export function expressionsOf(graph: Graph): readonly Expression[] {
  const onEdges = [graph.entry, ...[...graph.nodes.values()].flatMap(edgesOf)].flatMap((edge) =>
    edge.assign.map(({ value }) => value),
  );
  const inNodes = [...graph.nodes.values()].flatMap((node) => [
    ...fieldsOf(node),
    ...graphsOf(node).flatMap(expressionsOf),
  ]);
  return [...onEdges, ...inNodes];
}
