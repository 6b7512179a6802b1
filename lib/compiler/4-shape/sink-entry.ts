import {
  type Edge,
  type Graph,
  graphsOf,
  mapEdges,
  mapFields,
  mapGraphs,
  mapNodes,
  type Node,
} from "../ir/index.ts";
import { captureInto } from "./capture.ts";
import { compose, valuesOf } from "./edges.ts";
import { freshNodeId } from "./fresh-node-id.ts";
import { hasOtherEdgesTo, propagateNames } from "./propagate-names.ts";
import { selectItems } from "./select-items.ts";
import { substitute } from "./substitute.ts";
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

/** The node with the assignments of the edge before it in its fields and on all edges out of it. */
export function sinkInto(node: Node, before: Edge, variables: Variables): Node {
  const held = valuesOf(before);
  const sunk = mapEdges(
    mapFields(node, (field) => substitute(field, held)),
    (edge) => compose(before, edge),
  );
  return graphsOf(sunk).length === 0 ? sunk : captureInto(sunk, held, variables);
}
