import ts from "typescript";
import {
  type ArrayItem,
  array,
  type BinaryOperator,
  binary,
  call,
  type Expression,
  lambda,
  literal,
  local,
  sequence,
} from "../../jsonata/index.ts";
import type { LowerContext, Value } from "../context.ts";
import { expressionContext, lowerExpression } from "../expressions/index.ts";
import { spliced as splicedList } from "../expressions/methods/array-change.ts";
import { sort } from "../expressions/methods/array-sort.ts";
import { itemOf, itemType, nesting, spreadOf } from "./nesting.ts";

/** What a list is after `list.push(…)` and its like; undefined for a method that changes nothing. */
export function mutated(
  list: Value,
  node: ts.CallExpression,
  method: string,
  context: LowerContext,
): Expression | undefined {
  return MUTATIONS.get(method)?.(list, node, context);
}

type Mutation = (list: Value, node: ts.CallExpression, context: LowerContext) => Expression;

const MUTATIONS: ReadonlyMap<string, Mutation> = new Map<string, Mutation>([
  ["push", (list, node, context) => array([spreadOf(list.expression), ...itemsOf(node, context)])],
  [
    "unshift",
    (list, node, context) => array([...itemsOf(node, context), spreadOf(list.expression)]),
  ],
  ["pop", withoutLast],
  ["shift", (list, _node, context) => keeping(list, ">=", literal(1), context)],
  ["splice", spliced],
  ["sort", sorted],
  ["reverse", (list) => call("reverse", list.expression)],
]);

function itemsOf(node: ts.CallExpression, context: LowerContext): readonly ArrayItem[] {
  return node.arguments.map((argument) =>
    ts.isSpreadElement(argument)
      ? spreadOf(lowerExpression(argument.expression, context).expression)
      : itemOf(lowerExpression(argument, context), context),
  );
}

function withoutLast(list: Value, _node: ts.CallExpression, context: LowerContext): Expression {
  const last = binary("-", call("count", list.expression), literal(1));
  return keeping(list, "<", last, context);
}

function sorted(list: Value, node: ts.CallExpression, context: LowerContext): Expression {
  const own = expressionContext(context);
  return sort(list, { node, context: own, arguments: node.arguments }).expression;
}

/** The items whose position compares so. */
function keeping(
  list: Value,
  operator: BinaryOperator,
  bound: Expression,
  context: LowerContext,
): Expression {
  const [item, at] = [context.freshLocal("v"), context.freshLocal("i")];
  const kept = lambda([item, at], binary(operator, local(at), bound));
  const nests = nesting(itemType(list.type, context), context) !== undefined;
  return sequence(call("filter", list.expression, kept), nests);
}

function spliced(list: Value, node: ts.CallExpression, context: LowerContext): Expression {
  const [first, second, ...added] = node.arguments;
  if (first === undefined) return list.expression;
  const start = lowerExpression(first, context).expression;
  const count = second && lowerExpression(second, context).expression;
  const items = added.map((each) => itemOf(lowerExpression(each, context), context));
  return splicedList(list, { start, count, items }, context);
}
