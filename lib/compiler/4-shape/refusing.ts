import type { Node, ParallelNode, TaskNode } from "../ir/index.ts";
import { call, conditional, type Expression, object, source } from "../jsonata/index.ts";

type Check = (value: Expression) => Expression;

/** The node that raises an error, if `wrong`, in the first field that its state computes; undefined where no field can hold that. */
export function refusing(node: Node, wrong: Expression, message: Expression): Node | undefined {
  const check: Check = (value) => conditional(wrong, call("error", message), value);
  switch (node.kind) {
    case "task":
      return refusingTask(node, check);
    case "wait":
      return { ...node, duration: check(node.duration) };
    case "map":
      return { ...node, items: check(node.items) };
    case "parallel":
      return refusingParallel(node, check);
    case "end":
      return { ...node, value: check(node.value ?? { kind: "literal", value: null }) };
    default:
      return undefined;
  }
}

function refusingTask(node: TaskNode, check: Check): TaskNode | undefined {
  const { action } = node;
  switch (action.kind) {
    case "lambda":
      return { ...node, action: { ...action, payload: check(action.payload ?? object([])) } };
    case "flow":
      return { ...node, action: { ...action, params: check(action.params ?? object([])) } };
    case "http":
      // Address and method stay as they are written: permissions are made from them.
      return { ...node, action: { ...action, headers: check(action.headers ?? object([])) } };
    case "aws":
      return { ...node, action: { ...action, arguments: checkMember(action.arguments, check) } };
    case "give":
      return { ...node, action: { ...action, value: check(action.value) } };
    case "take":
    case "rate":
      return { ...node, action: { ...action, since: check(action.since) } };
    case "acquire":
    case "giveBack":
    case "release":
      return undefined;
    case "container":
      return action.command && { ...node, action: { ...action, command: check(action.command) } };
  }
}

/** In one member that isn't constant: permissions are made from the others. */
function checkMember(given: Expression, check: Check): Expression {
  if (given.kind !== "object") return check(given);
  const at = given.members.findIndex(({ value }) => value.kind !== "literal");
  if (at === -1) return check(given);
  const members = given.members.map((one, index) =>
    index === at ? { ...one, value: check(one.value) } : one,
  );
  return { ...given, members };
}

/** What the branches get is computed first; they need not read it. */
function refusingParallel(node: ParallelNode, check: Check): ParallelNode {
  const [first, ...rest] = node.captures;
  const params = { name: "params", value: check(source("params")) };
  return {
    ...node,
    captures: first ? [{ ...first, value: check(first.value) }, ...rest] : [params],
  };
}
