import { type Edge, type Graph, mapEdges, mapNodes, type Node } from "../ir/index.ts";
import { mayFail, simplify } from "../jsonata/index.ts";
import { compose, valuesOf } from "./edges.ts";
import { substitute } from "./substitute.ts";
import { wouldTakeAgain } from "./would-take-again.ts";

/**
 * An edge that carries what a choice asks goes on to what that decides: the first turn of `for (let i = 0; i < 3; i++)` needs no test, nor does a
 * loop over a param that is always there.
 */
export function threadEdges(graph: Graph): Graph {
  const follow = (edge: Edge): Edge => decided(graph, edge, graph.nodes.size);
  const threaded = mapNodes(graph, (node) =>
    mapEdges(node, (edge, role) => {
      const followed = follow(edge);
      return role === "next" && catches(node) && failsMore(followed, edge) ? edge : followed;
    }),
  );
  const entry = follow(graph.entry);
  const isCaught = catches(graph.nodes.get(entry.to)) && failsMore(entry, graph.entry);
  return { ...threaded, entry: isCaught ? graph.entry : entry };
}

function catches(node: Node | undefined): boolean {
  return node !== undefined && "catch" in node && node.catch.length > 0;
}

/** What may fail behind a choice must not come under the Catch of the state before it, or of the first state. */
function failsMore(followed: Edge, edge: Edge): boolean {
  const count = ({ assign }: Edge): number => assign.filter(({ value }) => mayFail(value)).length;
  return count(followed) > count(edge);
}

/** `hops`: an endless loop of choices is left as it is. */
function decided(graph: Graph, edge: Edge, hops: number): Edge {
  const choice = graph.nodes.get(edge.to);
  if (choice?.kind !== "choice" || hops === 0 || wouldTakeAgain(edge, choice)) return edge;
  const held = valuesOf(edge);
  for (const rule of choice.rules) {
    const test = simplify(substitute(rule.test, held));
    if (test.kind !== "literal") return edge;
    if (test.value === true) return decided(graph, compose(edge, rule.edge), hops - 1);
  }
  return decided(graph, compose(edge, choice.otherwise), hops - 1);
}
