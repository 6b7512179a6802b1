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

/** A choice that this many rules or fewer stand in is copied into those that lead to it; a larger one only if nothing else leads there. */
const COPIED_RULES = 3;

/**
 * A choice right behind a choice costs a transition for nothing: its rules join those of the choice before it.
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
    return node.rules.length <= COPIED_RULES || countEdgesTo(graph, edge.to) === 1
      ? node
      : undefined;
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
