import type {
  ChoiceNode,
  Edge,
  FailNode,
  Graph,
  Guard,
  MapNode,
  Node,
  NodeId,
  ParallelNode,
  TaskNode,
} from "../ir/index.ts";
import type { Expression } from "../jsonata/index.ts";
import { freshNodeId } from "./fresh-node-id.ts";
import { ownFirstNode } from "./sink-entry.ts";

/** The error of a run whose input is not what the flow's params say. */
const ERROR = "InvalidParams";

/**
 * Checks the params before anything runs, without a state of its own where that is possible: a first choice gets one more rule, another first state
 * refuses in the first thing that it computes. Only where a `try` would catch that refusal the check is a choice of its own.
 */
export function placeGuard(graph: Graph, guard: Guard): Graph {
  const own = ownFirstNode(graph);
  const first = own.nodes.get(own.entry.to);
  if (first === undefined) return own;
  if (first.kind === "choice") return checkedByChoice(own, first, guard);
  const guarded = catches(first) ? undefined : refusing(first, guard);
  if (guarded === undefined)
    return checkedByChoice(own, alwaysTo(own.entry.to, first), guard, freshNodeId(own));
  return { ...own, nodes: new Map([...own.nodes, [own.entry.to, guarded]]) };
}

function checkedByChoice(
  graph: Graph,
  choice: ChoiceNode,
  guard: Guard,
  at = graph.entry.to,
): Graph {
  const failAt = (Math.max(...graph.nodes.keys(), at) + 1) as NodeId;
  const fail: FailNode = {
    kind: "fail",
    origin: { ...choice.origin, label: "invalid params" },
    error: { kind: "literal", value: ERROR },
    cause: guard.message,
  };
  const refuse = { test: guard.wrong, edge: { assign: [], to: failAt } };
  const checked: ChoiceNode = { ...choice, rules: [refuse, ...choice.rules] };
  return {
    entry: { ...graph.entry, to: at },
    nodes: new Map<NodeId, Node>([...graph.nodes, [at, checked], [failAt, fail]]),
  };
}

function alwaysTo(to: NodeId, first: Node): ChoiceNode {
  const otherwise: Edge = { assign: [], to };
  return {
    kind: "choice",
    origin: { ...first.origin, label: "check params" },
    rules: [],
    otherwise,
  };
}

function catches(node: Node): boolean {
  return "catch" in node && node.catch.length > 0;
}

/** The node with the check in the first field that its state evaluates, or undefined where no field can hold it. */
function refusing(node: Node, guard: Guard): Node | undefined {
  const check = (value: Expression): Expression => ({
    kind: "conditional",
    test: guard.wrong,
    then: { kind: "call", callee: "error", arguments: [guard.message] },
    otherwise: value,
  });
  switch (node.kind) {
    case "task":
      return refusingTask(node, check);
    case "wait":
      return { ...node, duration: check(node.duration) };
    case "map":
      return { ...node, items: check(node.items) } satisfies MapNode;
    case "parallel":
      return refusingParallel(node, check);
    case "end":
      return { ...node, value: check(node.value ?? { kind: "literal", value: null }) };
    default:
      return undefined;
  }
}

type Check = (value: Expression) => Expression;

function refusingTask(node: TaskNode, check: Check): TaskNode | undefined {
  const { action } = node;
  const nothing: Expression = { kind: "object", members: [] };
  switch (action.kind) {
    case "lambda":
      return { ...node, action: { ...action, payload: check(action.payload ?? nothing) } };
    case "flow":
      return { ...node, action: { ...action, params: check(action.params ?? nothing) } };
    case "container":
      return action.command && { ...node, action: { ...action, command: check(action.command) } };
  }
}

function refusingParallel(node: ParallelNode, check: Check): ParallelNode {
  const [first, ...rest] = node.captures;
  const params = { name: "params", value: check({ kind: "source", of: "params" }) };
  return {
    ...node,
    captures: first ? [{ ...first, value: check(first.value) }, ...rest] : [params],
  };
}
