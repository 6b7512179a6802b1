import {
  type ChoiceNode,
  type Edge,
  type Graph,
  mapEdges,
  mapNodes,
  type Rule,
} from "../ir/index.ts";
import { compose } from "./edges.ts";
import { wouldTakeAgain } from "./would-take-again.ts";

/** Rules that are known never to hold go, and so does all behind one that always holds. A choice that has none left is no state. */
export function pruneChoices(graph: Graph): Graph {
  const pruned = mapNodes(graph, (node) => (node.kind === "choice" ? prune(node) : node));
  const follow = (edge: Edge): Edge => {
    const node = pruned.nodes.get(edge.to);
    if (node?.kind !== "choice" || wouldTakeAgain(edge, node)) return edge;
    return node.rules.length === 0 && node.otherwise.to !== edge.to
      ? follow(compose(edge, node.otherwise))
      : edge;
  };
  const followed = mapNodes(pruned, (node) => mapEdges(node, follow));
  return { ...followed, entry: follow(pruned.entry) };
}

function prune(choice: ChoiceNode): ChoiceNode {
  const possible = choice.rules.filter((rule) => !isDecided(rule, false));
  const certain = possible.findIndex((rule) => isDecided(rule, true));
  const always = possible[certain];
  if (always === undefined) return { ...choice, rules: possible };
  return { ...choice, rules: possible.slice(0, certain), otherwise: always.edge };
}

function isDecided({ test }: Rule, as: boolean): boolean {
  return test.kind === "literal" && test.value === as;
}
