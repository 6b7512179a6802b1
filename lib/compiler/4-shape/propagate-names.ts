import { type Edge, edgesOf, type Graph, type NodeId } from "../ir/index.ts";
import { type Expression, someExpression, type VariableId } from "../jsonata/index.ts";
import { rewriteGraph } from "./rewrite-graph.ts";
import { isName, substitute, type Values } from "./substitute.ts";

/**
 * Scalars take the place of the variables that hold them, if nothing else is assigned to these. Where the first node is the head of a loop, so does
 * what every state can read again, if that spares the entry a copy of that node.
 */
export function propagateNames(graph: Graph): Graph {
  const counts = countAssignments(graph);
  const once = graph.entry.assign.filter(({ variable }) => counts.get(variable) === 1);
  const literals = once.filter(({ value }) => value.kind === "literal");
  const lasting = once.filter(({ value }) => value.kind === "literal" || isLasting(value));
  const sparesCopy =
    lasting.length === graph.entry.assign.length && hasOtherEdgesTo(graph, graph.entry.to);
  const everywhere = sparesCopy ? lasting : literals;
  if (everywhere.length === 0) return graph;
  const values: Values = new Map(everywhere.map(({ variable, value }) => [variable, value]));
  const rest = graph.entry.assign.filter(({ variable }) => !values.has(variable));
  return rewriteGraph({ ...graph, entry: { ...graph.entry, assign: rest } }, (one) =>
    substitute(one, values),
  );
}

/** A path into the params or the context: every state can read it. Not an item: only the first state sees it. */
function isLasting(value: Expression): boolean {
  return (
    isName(value) &&
    !someExpression(
      value,
      (node) => node.kind === "source" && node.of !== "params" && node.of !== "context",
    )
  );
}

export function hasOtherEdgesTo(graph: Graph, to: NodeId): boolean {
  return [...graph.nodes.values()].flatMap(edgesOf).some((edge) => edge.to === to);
}

function countAssignments(graph: Graph): ReadonlyMap<VariableId, number> {
  const counts = new Map<VariableId, number>();
  const count = (edge: Edge): void => {
    for (const { variable } of edge.assign) counts.set(variable, (counts.get(variable) ?? 0) + 1);
  };
  count(graph.entry);
  for (const node of graph.nodes.values()) edgesOf(node).forEach(count);
  return counts;
}
