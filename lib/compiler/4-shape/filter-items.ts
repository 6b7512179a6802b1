import type { ChoiceNode, Edge, Graph, MapNode, Node, NodeId } from "../ir/index.ts";
import {
  call,
  conditional,
  type Expression,
  lambda,
  literal,
  local,
  mapExpression,
  mayDiffer,
  mayFail,
  not,
  sequence,
  simplify,
  someExpression,
} from "../jsonata/index.ts";
import { compose, valuesOf } from "./edges.ts";
import { substitute } from "./substitute.ts";

/**
 * Items that a loop does nothing for are not gone through at all: a choice at the start of its body costs two transitions for each of them.
 *
 * `for (const table of tables) { if (table.rows === 0) continue; await load(table); }` maps over the tables that have rows.
 */
export function filterItems(graph: Graph): Graph {
  const nodes = [...graph.nodes].map(([id, node]): [NodeId, Node] => [
    id,
    node.kind === "map" && !readsResult(node.next) ? filtered(node, id) : node,
  ]);
  return { ...graph, nodes: new Map(nodes) };
}

function filtered(map: MapNode, id: NodeId): MapNode {
  const { body } = map;
  const choice = body.nodes.get(body.entry.to);
  if (map.distribution?.batch) return map;
  if (choice?.kind !== "choice" || readsIndex(body.entry) || computesFailing(body.entry))
    return map;
  const ways = [...choice.rules.map((rule) => rule.edge), choice.otherwise];
  const working = ways.filter((edge) => !endsAtOnce(body, edge));
  if (working.length === ways.length || working.length === 0) return map;
  const item = local(`item~filter${id}`);
  const keep = keepTest(body, choice, item);
  // JavaScript would throw, or look at the clock, in the turn of that item, after the turns before it.
  if (mayFail(keep) || mayDiffer(keep)) return map;
  const kept = call("filter", map.items, lambda([item.name], keep));
  const [only] = working;
  const entry = working.length === 1 && only ? compose(body.entry, only) : body.entry;
  return {
    ...map,
    items: sequence(kept, !looksAtMembers(keep, item.name)),
    body: { ...body, entry },
  };
}

function keepTest(body: Graph, choice: ChoiceNode, item: Expression): Expression {
  const works = (edge: Edge): Expression => literal(!endsAtOnce(body, edge));
  const test = choice.rules.reduceRight<Expression>((otherwise, rule) => {
    const then = works(rule.edge);
    return isSame(then, otherwise) ? then : decide(rule.test, then, otherwise);
  }, works(choice.otherwise));
  return mapExpression(simplify(substitute(test, valuesOf(body.entry))), (node) =>
    node.kind === "source" && node.of === "item" ? item : undefined,
  );
}

function decide(test: Expression, then: Expression, otherwise: Expression): Expression {
  if (otherwise.kind !== "literal" || then.kind !== "literal")
    return conditional(test, then, otherwise);
  return then.value === true ? test : not(test);
}

function isSame(left: Expression, right: Expression): boolean {
  return left.kind === "literal" && right.kind === "literal" && left.value === right.value;
}

/** The iteration is over before it has done anything, and nothing in it may fail. What it gives is not read. */
function endsAtOnce(body: Graph, edge: Edge): boolean {
  const end = body.nodes.get(edge.to);
  if (end?.kind !== "end" || computesFailing(edge)) return false;
  return end.value === undefined || !mayFail(end.value);
}

function computesFailing({ assign }: Edge): boolean {
  return assign.some(({ value }) => mayFail(value));
}

function readsResult(edge: Edge): boolean {
  return edge.assign.some(({ value }) => someExpression(value, isSource("result")));
}

function readsIndex(edge: Edge): boolean {
  return edge.assign.some(({ value }) => someExpression(value, isSource("itemIndex")));
}

function isSource(of: string): (node: Expression) => boolean {
  return (node) => node.kind === "source" && node.of === of;
}

/** Then the items are objects: a list of lists needs another form to stay one. */
function looksAtMembers(test: Expression, item: string): boolean {
  return someExpression(
    test,
    (node) => node.kind === "member" && node.object.kind === "local" && node.object.name === item,
  );
}
