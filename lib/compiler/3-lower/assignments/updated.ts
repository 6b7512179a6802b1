import ts from "typescript";
import {
  array,
  binary,
  call,
  conditional,
  type Expression,
  index,
  isAbsent,
  lambda,
  literal,
  local,
  object,
  raise,
  sequence,
} from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { guarded } from "../expressions/access.ts";
import type { ExpressionContext } from "../expressions/expression-context.ts";
import { isDefined, once } from "../expressions/once.ts";
import { textOf } from "../expressions/text.ts";
import { memberNamed } from "../patterns/parts.ts";
import { itemOf, itemType, nesting, spreadOf } from "./nesting.ts";

/** `.a` or `[0]` of a target of assignment. */
export type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression;

/** A copy of a value in which the member that `path` leads to is another. Variables hold values, not references. */
export function updated(
  whole: Value,
  path: readonly Access[],
  change: Value,
  context: ExpressionContext,
): Value {
  const [step, ...deeper] = path;
  if (step === undefined) return change;
  const present = (expression: Expression): Value => ({ ...whole, expression, optional: false });
  const expression = guarded(whole, nameOf(step), context, (own) =>
    isOfList(step, context)
      ? withListMember(present(own), step, deeper, change, context)
      : withObjectMember(present(own), step, deeper, change, context),
  );
  return { ...whole, expression, optional: false };
}

function nameOf(step: Access): string {
  return ts.isPropertyAccessExpression(step) ? step.name.text : "…";
}

function isOfList(step: Access, { checker }: ExpressionContext): boolean {
  const owner = checker.getTypeAtLocation(step.expression);
  return checker.isArrayLikeType(checker.getNonNullableType(owner));
}

function withListMember(
  whole: Value,
  step: Access,
  deeper: readonly Access[],
  change: Value,
  context: ExpressionContext,
): Expression {
  if (ts.isPropertyAccessExpression(step)) return cut(whole, change.expression, context);
  const position = context.lower(step.argumentExpression).expression;
  const type = itemType(whole.type, context);
  const item = { expression: index(whole.expression, position), type, optional: true };
  return withItem(whole, position, updated(item, deeper, change, context), context);
}

function withObjectMember(
  whole: Value,
  step: Access,
  deeper: readonly Access[],
  change: Value,
  context: ExpressionContext,
): Expression {
  const key = keyOf(step, context);
  const part = memberAt(whole, key, step, context);
  return withMember(whole.expression, key, updated(part, deeper, change, context), context);
}

function keyOf(step: Access, context: ExpressionContext): Expression {
  return ts.isPropertyAccessExpression(step)
    ? literal(step.name.text)
    : textOf(context.lower(step.argumentExpression), context);
}

function memberAt(whole: Value, key: Expression, step: Access, context: ExpressionContext): Value {
  if (key.kind === "literal") return memberNamed(whole, String(key.value), step, context);
  const type = context.checker.getTypeAtLocation(step);
  return { expression: call("lookup", whole.expression, key), type, optional: true };
}

/** `{ ...whole, key: value }`; undefined takes the member away. */
function withMember(
  whole: Expression,
  key: Expression,
  value: Value,
  context: ExpressionContext,
): Expression {
  const name = key.kind === "literal" ? String(key.value) : key;
  const set = (changed: Expression, optional: boolean): Expression =>
    object([{ key: name, value: changed, ...(optional && { optional }) }]);
  if (!value.optional) return merged(whole, set(value.expression, false));
  if (isAbsent(value.expression)) return merged(withoutMember(whole, key, context));
  return once(value.expression, "value", context, (own) => {
    const kept = conditional(
      isDefined(value, own, context),
      whole,
      withoutMember(whole, key, context),
    );
    return merged(kept, set(own, true));
  });
}

function merged(...objects: readonly Expression[]): Expression {
  return call("merge", array(objects.map((value) => ({ value, optional: true }))));
}

/** The object that is left after `delete access`. */
export function deleted(access: Access, context: ExpressionContext): Value {
  const whole = context.lower(access.expression);
  const expression = guarded(whole, nameOf(access), context, (own) =>
    merged(withoutMember(own, keyOf(access, context), context)),
  );
  return { ...whole, expression, optional: false };
}

/** The object without a member; undefined when nothing is left. */
function withoutMember(whole: Expression, key: Expression, context: ExpressionContext): Expression {
  const [value, name] = [context.freshLocal("v"), context.freshLocal("k")];
  return call("sift", whole, lambda([value, name], binary("!=", local(name), key)));
}

/** `list.length = count` */
function cut(list: Value, count: Expression, context: ExpressionContext): Expression {
  if (count.kind === "literal" && count.value === 0) return array([]);
  const [item, at] = [context.freshLocal("v"), context.freshLocal("i")];
  const kept = lambda([item, at], binary("<", local(at), count));
  const nests = nesting(itemType(list.type, context), context) !== undefined;
  const shorter = sequence(call("filter", list.expression, kept), nests);
  const isShorter = binary("<=", count, call("count", list.expression));
  return conditional(isShorter, shorter, raise("an array with holes"));
}

/** The list with another item at a position, or one more at its end. */
function withItem(
  list: Value,
  position: Expression,
  value: Value,
  context: ExpressionContext,
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
