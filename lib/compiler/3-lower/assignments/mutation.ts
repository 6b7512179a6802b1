import ts from "typescript";
import {
  type ArrayItem,
  array,
  binary,
  call,
  conditional,
  decoded,
  type Expression,
  index,
  lambda,
  literal,
  local,
  sequence,
} from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { guarded } from "../expressions/access.ts";
import { itemOf as writtenItem } from "../expressions/array-literal.ts";
import {
  type ExpressionContext,
  numberValue,
  refuseSyntax,
} from "../expressions/expression-context.ts";
import { kindsOfType, nullish, undefinedKind } from "../expressions/kinds.ts";
import { spliced as splicedList } from "../expressions/methods/array-change.ts";
import { sort } from "../expressions/methods/array-sort.ts";
import { itemType, nesting, spreadOf } from "./nesting.ts";

/** A list after a call that changes it, and what the call gives: the list itself where that is absent. */
export interface Mutated {
  readonly list: Value;
  readonly result?: Value;
}

export function isMutation(method: string): boolean {
  return MUTATIONS.has(method);
}

/** `list.push(…)` and its like: a changed copy of the list. */
export function mutate(
  list: Value,
  node: ts.CallExpression,
  method: string,
  context: ExpressionContext,
): Mutated {
  const change = MUTATIONS.get(method);
  if (change === undefined) return { list };
  let result: Value | undefined;
  const expression = guarded(list, method, context, (present) => {
    const changed = change({ ...list, expression: present, optional: false }, node, context);
    result = changed.result;
    return changed.list;
  });
  return { list: { ...list, expression, optional: false }, ...(result && { result }) };
}

interface Changed {
  readonly list: Expression;
  readonly result?: Value;
}

type Mutation = (list: Value, node: ts.CallExpression, context: ExpressionContext) => Changed;

const MUTATIONS: ReadonlyMap<string, Mutation> = new Map<string, Mutation>([
  [
    "push",
    (list, node, context) =>
      grown(array([spreadOf(list.expression), ...itemsOf(node, context)]), context),
  ],
  [
    "unshift",
    (list, node, context) =>
      grown(array([...itemsOf(node, context), spreadOf(list.expression)]), context),
  ],
  [
    "pop",
    (list, _node, context) => ({
      list: withoutLast(list, context),
      result: itemAt(-1, list, context),
    }),
  ],
  [
    "shift",
    (list, _node, context) => ({
      list: keeping(list, (at) => binary(">=", at, literal(1)), context),
      result: itemAt(0, list, context),
    }),
  ],
  ["splice", spliced],
  ["sort", (list, node, context) => ({ list: sorted(list, node, context) })],
  ["reverse", (list) => ({ list: call("reverse", list.expression) })],
]);

/** `push` and `unshift` give the new length. */
function grown(list: Expression, context: ExpressionContext): Changed {
  return { list, result: numberValue(call("count", list), context) };
}

function itemsOf(node: ts.CallExpression, context: ExpressionContext): readonly ArrayItem[] {
  return node.arguments.map((argument) =>
    ts.isSpreadElement(argument)
      ? spreadOf(context.lower(argument.expression).expression)
      : writtenItem(context.lower(argument), argument, context),
  );
}

function itemAt(position: number, list: Value, context: ExpressionContext): Value {
  const type = itemType(list.type, context);
  const item = index(list.expression, position);
  const isNulled = (kindsOfType(type, context.checker) & nullish) === undefinedKind;
  return { expression: isNulled ? decoded(item) : item, type, optional: true };
}

function withoutLast(list: Value, context: ExpressionContext): Expression {
  const last = binary("-", call("count", list.expression), literal(1));
  return keeping(list, (at) => binary("<", at, last), context);
}

function sorted(list: Value, node: ts.CallExpression, context: ExpressionContext): Expression {
  return sort(list, { node, context, arguments: node.arguments }).expression;
}

/** The items at the positions of which `test` is true. */
function keeping(
  list: Value,
  test: (at: Expression) => Expression,
  context: ExpressionContext,
): Expression {
  const [item, at] = [context.freshLocal("v"), context.freshLocal("i")];
  const kept = lambda([item, at], test(local(at)));
  const nests = nesting(itemType(list.type, context), context) !== undefined;
  return sequence(call("filter", list.expression, kept), nests);
}

/** `splice(start, count, …items)` */
function spliced(list: Value, node: ts.CallExpression, context: ExpressionContext): Changed {
  const [first, second, ...added] = node.arguments;
  if (first === undefined || node.arguments.some(ts.isSpreadElement)) {
    const help = "make the new list: `[...list.slice(0, i), ...list.slice(i + 1)]`";
    refuseSyntax(context, node, "`splice` with these arguments", help);
    return { list: list.expression };
  }
  const from = context.lower(first).expression;
  const count = second && context.lower(second).expression;
  const start = fromStart(from, list);
  const end = count && endOf(start, count);
  const items = added.map((each) => writtenItem(context.lower(each), each, context));
  const rest = splicedList(list, { start: from, count, items }, context);
  const within = (at: Expression): Expression =>
    end ? binary("and", binary(">=", at, start), binary("<", at, end)) : binary(">=", at, start);
  const removed = keeping(list, within, context);
  return { list: rest, result: { expression: removed, type: list.type, optional: false } };
}

/** A negative start counts from the end. */
function fromStart(start: Expression, list: Value): Expression {
  if (start.kind === "literal" && Number(start.value) >= 0) return start;
  const count = call("count", list.expression);
  const counted = call("max", {
    kind: "array",
    items: [{ value: literal(0) }, { value: binary("+", count, start) }],
  });
  if (start.kind === "literal") return counted;
  return conditional(binary("<", start, literal(0)), counted, start);
}

function endOf(start: Expression, count: Expression): Expression {
  const isKnown = start.kind === "literal" && count.kind === "literal";
  if (isKnown) return literal(Number(start.value) + Math.max(0, Number(count.value)));
  if (count.kind === "literal")
    return binary("+", start, literal(Math.max(0, Number(count.value))));
  const most = call("max", { kind: "array", items: [{ value: literal(0) }, { value: count }] });
  return binary("+", start, most);
}
