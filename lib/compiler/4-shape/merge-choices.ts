import {
  type ChoiceNode,
  type Edge,
  edgesOf,
  type Graph,
  type NodeId,
  type Rule,
} from "../ir/index.ts";
import { conjunction } from "./conjunction.ts";
import { compose, valuesOf } from "./edges.ts";
import { substitute } from "./substitute.ts";

/**
 * A choice right behind a choice costs a transition for nothing: its rules join those of the choice before it, if nothing else leads to it. A choice of
 * a single rule may be copied into several before it, but no head of a loop: copies of those nobody can read.
 *
 * `while (page !== null) { if (page.empty) continue; … }` decides in one state a turn.
 */
export function mergeChoices(graph: Graph): Graph {
  const nodes = new Map(graph.nodes);
  for (const [id, node] of graph.nodes) {
    if (node.kind === "choice") nodes.set(id, merged(graph, id, node));
  }
  return { ...graph, nodes };
}

function merged(graph: Graph, id: NodeId, choice: ChoiceNode): ChoiceNode {
  const behind = (edge: Edge): ChoiceNode | undefined => {
    const node = graph.nodes.get(edge.to);
    if (node?.kind !== "choice" || edge.to === id) return undefined;
    const copied = node.rules.length === 1 && !leadsTo(graph, edge.to, edge.to);
    return copied || countEdgesTo(graph, edge.to) === 1 ? node : undefined;
  };
  const rules = choice.rules.flatMap((rule) => {
    const inner = behind(rule.edge);
    return inner === undefined ? [rule] : joined(rule, inner);
  });
  const last = behind(choice.otherwise);
  if (last === undefined) return { ...choice, rules };
  return {
    ...choice,
    rules: [...rules, ...rulesBehind(choice.otherwise, last)],
    otherwise: compose(choice.otherwise, last.otherwise),
  };
}

function joined(rule: Rule, inner: ChoiceNode): readonly Rule[] {
  const both = rulesBehind(rule.edge, inner).map((one) => ({
    ...one,
    test: conjunction(rule.test, one.test),
  }));
  return [...both, { test: rule.test, edge: compose(rule.edge, inner.otherwise) }];
}

function rulesBehind(edge: Edge, inner: ChoiceNode): readonly Rule[] {
  const held = valuesOf(edge);
  return inner.rules.map((rule) => ({
    test: substitute(rule.test, held),
    edge: compose(edge, rule.edge),
  }));
}

function countEdgesTo(graph: Graph, to: NodeId): number {
  const edges = [graph.entry, ...[...graph.nodes.values()].flatMap(edgesOf)];
  return edges.filter((edge) => edge.to === to).length;
}

/** Whether a way goes on from one node to the other. */
function leadsTo(graph: Graph, from: NodeId, to: NodeId, seen = new Set<NodeId>()): boolean {
  const node = graph.nodes.get(from);
  if (node === undefined || seen.has(from)) return false;
  seen.add(from);
  return edgesOf(node).some((edge) => edge.to === to || leadsTo(graph, edge.to, to, seen));
}
