import {
  type Assignment,
  type ChoiceNode,
  type Edge,
  type EndNode,
  edgesOf,
  fieldsOf,
  type Graph,
  mapEdges,
  mapNodes,
  type Node,
  type NodeId,
} from "../ir/index.ts";
import {
  type Conditional,
  type Expression,
  mayDiffer,
  mayFail,
  type VariableId,
} from "../jsonata/index.ts";
import { alwaysComputes } from "./always-computes.ts";
import { compose, valuesOf } from "./edges.ts";
import { edgesTo } from "./edges-to.ts";
import { freshNodeId } from "./fresh-node-id.ts";
import { substituteAll, substituteComputed } from "./substitute.ts";
import { wouldTakeAgain } from "./would-take-again.ts";

/**
 * A choice that only decides what is computed is no state: when all its ways lead to the same place, or all end the function, the variables and the
 * result become conditional expressions.
 *
 * `if (rows > 9) size = "big"; else size = "small";` becomes `size := rows > 9 ? "big" : "small"`.
 */
export function foldBranches(graph: Graph): Graph {
  let folded = graph;
  for (let next = foldOne(folded); next !== undefined; next = foldOne(folded)) folded = next;
  return folded;
}

function foldOne(graph: Graph): Graph | undefined {
  for (const [id, node] of graph.nodes) {
    if (node.kind !== "choice" || wouldBeCaught(graph, id, node)) continue;
    const folded = foldToPlace(graph, id, node) ?? foldToEnd(graph, id, node);
    if (folded !== undefined) return folded;
  }
  return undefined;
}

/** What may fail in a choice must not come under the Catch of the state before it, or of the first state. */
function wouldBeCaught(graph: Graph, id: NodeId, choice: ChoiceNode): boolean {
  const edges = edgesOf(choice);
  const ends = edges.flatMap(({ to }) => endAt(graph, to)?.value ?? []);
  const values = edges.flatMap(({ assign }) => assign.map(({ value }) => value));
  if (![...fieldsOf(choice), ...values, ...ends].some(mayFail)) return false;
  const catches = (node: Node | undefined): boolean =>
    node !== undefined && "catch" in node && node.catch.length > 0;
  if (graph.entry.to === id && catches(graph.nodes.get(choice.otherwise.to))) return true;
  return [...graph.nodes.values()].some(
    (node) => "next" in node && node.next.to === id && catches(node),
  );
}

function endAt(graph: Graph, id: NodeId): EndNode | undefined {
  const node = graph.nodes.get(id);
  return node?.kind === "end" ? node : undefined;
}

/** All ways meet in one node: the choice becomes the assignments of an edge to it. */
function foldToPlace(graph: Graph, id: NodeId, choice: ChoiceNode): Graph | undefined {
  const { to } = choice.otherwise;
  if (to === id || choice.rules.some((rule) => rule.edge.to !== to)) return undefined;
  if (edgesTo(graph, id).some((edge) => wouldTakeAgain(edge, choice))) return undefined;
  const variables = new Set(
    [...choice.rules.map((rule) => rule.edge), choice.otherwise].flatMap(assigned),
  );
  if (variables.size > 1 && fieldsOf(choice).some(mayDiffer)) return undefined;
  const assign = [...variables].map((variable) => ({
    variable,
    value: decide(choice, (edge) => valuesOf(edge).get(variable) ?? { kind: "read", variable }),
  }));
  return redirect(graph, id, { assign, to });
}

/** All ways end the function: the choice becomes one end whose value is conditional. */
function foldToEnd(graph: Graph, id: NodeId, choice: ChoiceNode): Graph | undefined {
  const ends = [...choice.rules.map((rule) => rule.edge), choice.otherwise].map((edge) =>
    graph.nodes.get(edge.to),
  );
  if (!ends.every((node): node is EndNode => node?.kind === "end")) return undefined;
  const first = ends[0];
  if (first === undefined) return undefined;
  const value = decide(choice, (edge) => endValue(graph, edge));
  const optional = ends.some((end) => end.optional);
  const end: EndNode = { kind: "end", origin: first.origin, value, ...(optional && { optional }) };
  const to = freshNodeId(graph);
  const withEnd: Graph = { ...graph, nodes: new Map([...graph.nodes, [to, end]]) };
  return redirect(withEnd, id, { assign: [], to });
}

function endValue(graph: Graph, edge: Edge): Expression {
  const end = graph.nodes.get(edge.to);
  const value: Expression = (end?.kind === "end" && end.value) || { kind: "literal", value: null };
  const held = valuesOf(edge);
  const computed = substituteComputed(value, held);
  const isLost = ({ value: each }: Assignment): boolean =>
    mayFail(each) && !alwaysComputes(computed, each);
  return edge.assign.some(isLost) ? substituteAll(value, held) : computed;
}

function decide(choice: ChoiceNode, valueOn: (edge: Edge) => Expression): Expression {
  return choice.rules.reduceRight<Expression>(
    (otherwise, rule): Conditional => ({
      kind: "conditional",
      test: rule.test,
      then: valueOn(rule.edge),
      otherwise,
    }),
    valueOn(choice.otherwise),
  );
}

function assigned(edge: Edge): readonly VariableId[] {
  return edge.assign.map(({ variable }) => variable);
}

/** Every edge to `from` goes on along `edge`; the node itself is gone. */
function redirect(graph: Graph, from: NodeId, edge: Edge): Graph {
  const follow = (one: Edge): Edge => (one.to === from ? compose(one, edge) : one);
  const rest: Graph = {
    entry: follow(graph.entry),
    nodes: new Map([...graph.nodes].filter(([id]) => id !== from)),
  };
  return mapNodes(rest, (node) => mapEdges(node, follow));
}
