import {
  type ChoiceNode,
  type Edge,
  fieldsOf,
  type Graph,
  type NodeId,
  type Rule,
} from "../ir/index.ts";
import { mayDiffer } from "../jsonata/index.ts";
import { conjunction } from "./conjunction.ts";
import { compose, valuesOf } from "./edges.ts";
import { edgesTo } from "./edges-to.ts";
import { substituteTests } from "./substitute.ts";
import { wouldTakeAgain } from "./would-take-again.ts";

/** So many rules of a choice that several ways lead to are copied to each of them, and no choice gets more than the second number by that. */
const MOST_COPIED = 4;
const MOST_RULES = 24;

/**
 * A choice right behind a choice costs a transition for nothing: its rules join those of the choice before it. So do those of a loop's head, for
 * every turn that ends in a choice goes through it.
 *
 * `while (page !== null) { if (page.empty) continue; … }` decides in one state a turn.
 */
export function mergeChoices(graph: Graph): Graph {
  const nodes = new Map(graph.nodes);
  for (const [id, node] of graph.nodes) {
    if (node.kind !== "choice") continue;
    const merged = expanded(graph, node, [id], MOST_COPIED);
    nodes.set(id, isLong(merged, node) ? expanded(graph, node, [id], 0) : merged);
  }
  return { ...graph, nodes };
}

function isLong(merged: ChoiceNode, original: ChoiceNode): boolean {
  return merged.rules.length > Math.max(MOST_RULES, original.rules.length);
}

/** `path`: the choices that were met on the way here; an edge back to one of them is a turn of a loop. */
function expanded(
  graph: Graph,
  choice: ChoiceNode,
  path: readonly NodeId[],
  mostCopied: number,
): ChoiceNode {
  const behind = (edge: Edge): ChoiceNode | undefined => {
    const node = graph.nodes.get(edge.to);
    if (node?.kind !== "choice" || path.includes(edge.to)) return undefined;
    const inner = expanded(graph, node, [...path, edge.to], mostCopied);
    const isShared = edgesTo(graph, edge.to).length > 1;
    const fits = (one: ChoiceNode): boolean => !isShared || one.rules.length <= mostCopied;
    return [inner, node].find((one) => fits(one) && !wouldTakeAgain(edge, one));
  };
  const rules = choice.rules.flatMap((rule) => {
    const inner = mayDiffer(rule.test) ? undefined : behind(rule.edge);
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
  const tests = substituteTests(fieldsOf(inner), valuesOf(edge));
  return inner.rules.map((rule, at) => ({
    test: tests[at] ?? rule.test,
    edge: compose(edge, rule.edge),
  }));
}
