import ts from "typescript";
import {
  array,
  binary,
  call,
  conditional,
  type Expression,
  lambda,
  literal,
  local,
  object,
  raise,
  sequence,
} from "../../jsonata/index.ts";
import type { LowerContext, Value } from "../context.ts";
import { lowerExpression } from "../expressions/index.ts";
import { memberValue } from "../patterns.ts";
import { itemOf, itemType, nesting, spreadOf } from "./nesting.ts";

/** `.a` or `[0]` of a target of assignment. */
export type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression;

/** A copy of a value in which the member that `path` leads to is another. Variables hold values, not references. */
export function updated(
  whole: Value,
  path: readonly Access[],
  change: Value,
  context: LowerContext,
): Value {
  const [step, ...deeper] = path;
  if (step === undefined) return change;
  const key = keyOf(step, context);
  const isList = context.checker.isArrayLikeType(
    context.checker.getTypeAtLocation(step.expression),
  );
  const part = isList ? itemAt(whole, key, context) : memberAt(whole, key, step, context);
  const inner = updated(part, deeper, change, context);
  const expression = isList
    ? withItem(whole, key, inner, context)
    : withMember(whole.expression, key, inner, context);
  return { ...whole, expression, optional: false };
}

function keyOf(step: Access, context: LowerContext): Expression {
  return ts.isPropertyAccessExpression(step)
    ? literal(step.name.text)
    : lowerExpression(step.argumentExpression, context).expression;
}

function memberAt(whole: Value, key: Expression, step: Access, context: LowerContext): Value {
  if (key.kind === "literal") return memberValue(whole, String(key.value), context);
  const type = context.checker.getTypeAtLocation(step);
  return { expression: call("lookup", whole.expression, key), type, optional: true };
}

function itemAt(whole: Value, key: Expression, context: LowerContext): Value {
  const type = itemType(whole.type, context);
  return {
    expression: { kind: "index", array: whole.expression, index: key },
    type,
    optional: true,
  };
}

/** `{ ...whole, key: value }`; undefined takes the member away. */
function withMember(
  whole: Expression,
  key: Expression,
  value: Value,
  context: LowerContext,
): Expression {
  const name = key.kind === "literal" ? String(key.value) : key;
  const member = object([
    { key: name, value: value.expression, ...(value.optional && { optional: true }) },
  ]);
  const kept = value.optional ? withoutMember(whole, key, context) : whole;
  return call("merge", array([{ value: kept, optional: true }, { value: member }]));
}

/** The object without a member; undefined when nothing is left. */
export function withoutMember(
  whole: Expression,
  key: Expression,
  context: LowerContext,
): Expression {
  const [value, name] = [context.freshLocal("v"), context.freshLocal("k")];
  return call("sift", whole, lambda([value, name], binary("!=", local(name), key)));
}

/** The list with another item at a position, or one more at its end. */
function withItem(
  list: Value,
  position: Expression,
  value: Value,
  context: LowerContext,
): Expression {
  const [item, at] = [context.freshLocal("v"), context.freshLocal("i")];
  const replaced = conditional(binary("=", local(at), position), value.expression, local(item));
  const nests = nesting(itemType(list.type, context), context) !== undefined;
  const mapped = sequence(call("map", list.expression, lambda([item, at], replaced)), nests);
  if (context.checker.isTupleType(list.type)) return mapped;
  const count = call("count", list.expression);
  const longer = array([spreadOf(list.expression), itemOf(value, context)]);
  return conditional(
    binary("<", position, count),
    mapped,
    conditional(binary("=", position, count), longer, raise("an array with holes")),
  );
}
