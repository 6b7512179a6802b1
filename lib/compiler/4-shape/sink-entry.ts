import {
  type Edge,
  edgesOf,
  type Graph,
  graphsOf,
  mapEdges,
  mapFields,
  mapGraphs,
  mapNodes,
  type Node,
  type NodeId,
} from "../ir/index.ts";
import { type Expression, someExpression, type VariableId } from "../jsonata/index.ts";
import { captureInto } from "./capture.ts";
import { compose, valuesOf } from "./edges.ts";
import { freshNodeId } from "./fresh-node-id.ts";
import { rewriteGraph } from "./rewrite-graph.ts";
import { selectItems } from "./select-items.ts";
import { isName, substitute, type Values } from "./substitute.ts";
import type { Variables } from "./variables.ts";

/**
 * An entry edge has no state to hold its assignments. They go into the first node: its fields compute with the values, all edges out of it
 * assign what is needed later. Nested graphs of that node get what they read as their input.
 */
export function sinkEntry(graph: Graph, variables: Variables): Graph {
  const named = propagateNames(graph);
  const sunk = named.entry.assign.length === 0 ? named : sink(ownFirstNode(named), variables);
  return mapNodes(sunk, (node) =>
    mapGraphs(selectItems(node), (inner) => sinkEntry(inner, variables)),
  );
}

/**
 * Scalars take the place of the variables that hold them, if nothing else is assigned to these. Where the first node is the head of a loop, so does
 * what every state can read again, if that spares the entry a copy of that node.
 */
function propagateNames(graph: Graph): Graph {
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

/** If the first node is also the head of a loop, the entry gets a copy of it. */
export function ownFirstNode(graph: Graph): Graph {
  const first = graph.nodes.get(graph.entry.to);
  if (first === undefined || !hasOtherEdgesTo(graph, graph.entry.to)) return graph;
  const id = freshNodeId(graph);
  return { entry: { ...graph.entry, to: id }, nodes: new Map([...graph.nodes, [id, first]]) };
}

function sink(graph: Graph, variables: Variables): Graph {
  const { entry } = graph;
  const nodes = new Map(graph.nodes);
  const first = nodes.get(entry.to);
  if (first !== undefined) nodes.set(entry.to, sinkInto(first, entry, variables));
  return { entry: { assign: [], to: entry.to }, nodes };
}

function sinkInto(node: Node, before: Edge, variables: Variables): Node {
  const held = valuesOf(before);
  const sunk = mapEdges(
    mapFields(node, (field) => substitute(field, held)),
    (edge) => compose(before, edge),
  );
  return graphsOf(sunk).length === 0 ? sunk : captureInto(sunk, held, variables);
}

function hasOtherEdgesTo(graph: Graph, to: NodeId): boolean {
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
