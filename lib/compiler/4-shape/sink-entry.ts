import {
  type Assignment,
  type Edge,
  fieldsOf,
  type Graph,
  graphsOf,
  mapEdges,
  mapFields,
  mapGraphs,
  mapNodes,
  type Node,
  type NodeId,
} from "../ir/index.ts";
import { readsOf, type VariableId } from "../jsonata/index.ts";
import { captureInto } from "./capture.ts";
import { type Live, liveness } from "./drop-unread.ts";
import { compose, valuesOf } from "./edges.ts";
import { freshNodeId } from "./fresh-node-id.ts";
import { hasOtherEdgesTo, propagateNames } from "./propagate-names.ts";
import { selectItems } from "./select-items.ts";
import { substituteComputed, substituteTests, type Values } from "./substitute.ts";
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
  if (first !== undefined) {
    const live = liveness(graph, new Set());
    nodes.set(entry.to, sinkInto(first, entry, variables, live));
  }
  return { entry: { assign: [], to: entry.to }, nodes };
}

/** The node with the assignments of the edge before it in its fields and on all edges out of it. `live`: what is read from each node on. */
export function sinkInto(
  node: Node,
  before: Edge,
  variables: Variables,
  live: ReadonlyMap<NodeId, Live>,
): Node {
  const held = valuesOf(before);
  const computed = computedIn(node);
  const sunk = mapEdges(fieldsAfter(node, held), (edge) => {
    const isWanted = ({ variable }: Assignment): boolean =>
      !computed.has(variable) ||
      live.get(edge.to)?.has(variable) === true ||
      readsOn(edge).has(variable);
    return compose({ ...before, assign: before.assign.filter(isWanted) }, edge);
  });
  return graphsOf(sunk).length === 0 ? sunk : captureInto(sunk, held, variables);
}

/** What a Map hands over is computed for each item, and there may be none. */
export function withoutCaptures(node: Node): Node {
  return node.kind === "map" ? { ...node, captures: [] } : node;
}

/** What the node's own state computes in any case: if that may fail, it has failed there. Of the rules of a choice not all are tested. */
function computedIn(node: Node): ReadonlySet<VariableId> {
  if (node.kind === "choice") return new Set();
  return new Set(fieldsOf(withoutCaptures(node)).flatMap((field) => [...readsOf(field)]));
}

function readsOn({ assign }: Edge): ReadonlySet<VariableId> {
  return new Set(assign.flatMap(({ value }) => [...readsOf(value)]));
}

function fieldsAfter(node: Node, held: Values): Node {
  if (node.kind !== "choice") return mapFields(node, (field) => substituteComputed(field, held));
  const tests = substituteTests(fieldsOf(node), held);
  return {
    ...node,
    rules: node.rules.map((rule, at) => ({ ...rule, test: tests[at] ?? rule.test })),
  };
}
