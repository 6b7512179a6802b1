import {
  type ChoiceNode,
  type FailNode,
  fieldsOf,
  type Graph,
  type Guard,
  graphsOf,
  type Node,
  type NodeId,
} from "../ir/index.ts";
import {
  conditional,
  type Expression,
  literal,
  mayFail,
  member,
  object,
  someExpression,
  source,
} from "../jsonata/index.ts";
import { expressionsOf } from "./expressions-of.ts";
import { freshNodeId } from "./fresh-node-id.ts";
import { refusing } from "./refusing.ts";
import { ownFirstNode } from "./sink-entry.ts";
import type { Variables } from "./variables.ts";

/** The error of a run whose input is not what the flow's params say. */
const ERROR = "InvalidParams";

/**
 * Checks the params before anything runs, where possible without a state of its own, and fails with what is wrong:
 *
 * - a first choice gets one more rule;
 * - a first Task, Parallel or Map refuses in the first thing that it computes, and a catcher before all others leads to the failure;
 * - what can't catch (Wait, the end) refuses with an expression's error;
 * - otherwise, where a `try` of the flow would catch the refusal, the check is a choice of its own.
 */
export function placeGuard(graph: Graph, guard: Guard, variables: Variables): Graph {
  const own = ownFirstNode(graph);
  const first = nodeAt(own, own.entry.to);
  if (first.kind === "choice") return checkedByChoice(own, first, guard);
  const { wrong, message } = guard;
  if (first.kind === "wait" || first.kind === "end") {
    return withFirst(own, refusing(first, wrong, message) ?? first);
  }
  const refused = failsItself(first, own) ? undefined : refusing(first, wrong, literal(ERROR));
  if (refused === undefined) return checkedByChoice(beforeFirst(own, first), undefined, guard);
  return caught(own, refused, guard, variables);
}

/** Adds the catcher that leads to the failure. An expression's error for another reason stays what it is. */
function caught(graph: Graph, first: Node, guard: Guard, variables: Variables): Graph {
  if (!("catch" in first)) return withFirst(graph, first);
  const problem = variables.declare("problem");
  const failAt = freshNodeId(graph);
  const part = (name: string): Expression => member({ kind: "read", variable: problem }, name);
  const fail = failure(first, { error: part("Error"), cause: part("Cause") });
  const named = object([
    { key: "Error", value: literal(ERROR) },
    { key: "Cause", value: guard.message },
  ]);
  const value = conditional(guard.wrong, named, source("error"));
  const catcher = {
    errors: ["States.QueryEvaluationError"],
    edge: { assign: [{ variable: problem, value }], to: failAt },
  };
  const checked: Node = { ...first, catch: [catcher, ...first.catch] };
  const nodes = new Map<NodeId, Node>([...graph.nodes, [failAt, fail]]);
  return withFirst({ ...graph, nodes }, checked);
}

/** Whether the flow itself catches what goes wrong here, and something of its own can go wrong while computing. */
function failsItself(node: Node, graph: Graph): boolean {
  if (!("catch" in node) || !node.catch.some(({ errors }) => errors.some(isAny))) return false;
  if (node.kind === "task" && node.answerCheck && !node.stops) return true;
  const end = graph.nodes.get(node.next.to);
  const after = node.next.assign.map(({ value }) => value);
  const result = end?.kind === "end" && end.value ? [end.value] : [];
  const inside = graphsOf(node).flatMap(expressionsOf);
  const own = [...fieldsOf(node), ...inside];
  return (
    own.some((one) => someExpression(one, isError)) || [...own, ...after, ...result].some(mayFail)
  );
}

/** What a `try` catches: the other names are those of single errors, none of them an expression's. */
function isAny(error: string): boolean {
  return error === "States.ALL";
}

function isError(node: Expression): boolean {
  return node.kind === "call" && node.callee === "error";
}

function checkedByChoice(graph: Graph, choice: ChoiceNode | undefined, guard: Guard): Graph {
  const first = choice ?? nodeAt(graph, graph.entry.to);
  if (first.kind !== "choice") return graph;
  const failAt = freshNodeId(graph);
  const fail = failure(first, { error: literal(ERROR), cause: guard.message });
  const refuse = { test: guard.wrong, edge: { assign: [], to: failAt } };
  const checked: ChoiceNode = { ...first, rules: [refuse, ...first.rules] };
  return withFirst({ ...graph, nodes: new Map([...graph.nodes, [failAt, fail]]) }, checked);
}

function failure(at: Node, fields: Pick<FailNode, "error" | "cause">): FailNode {
  const { comment, ...origin } = at.origin;
  // What a lock's state says of itself is not about this one.
  const isLock = at.kind === "task" && at.action.kind === "take";
  const said = comment === undefined || isLock ? {} : { comment };
  return { kind: "fail", origin: { ...origin, ...said, label: "invalid params" }, ...fields };
}

/** A choice without rules before the first node. */
function beforeFirst(graph: Graph, first: Node): Graph {
  const at = freshNodeId(graph);
  const check: ChoiceNode = {
    kind: "choice",
    origin: { ...first.origin, label: "check params" },
    rules: [],
    otherwise: { assign: [], to: graph.entry.to },
  };
  return { entry: { ...graph.entry, to: at }, nodes: new Map([...graph.nodes, [at, check]]) };
}

function nodeAt(graph: Graph, id: NodeId): Node {
  const node = graph.nodes.get(id);
  if (node === undefined) throw new Error(`node ${id} does not exist`);
  return node;
}

function withFirst(graph: Graph, first: Node): Graph {
  return { ...graph, nodes: new Map([...graph.nodes, [graph.entry.to, first]]) };
}
