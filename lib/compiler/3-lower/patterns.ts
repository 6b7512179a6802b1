import ts from "typescript";
import { settledKinds } from "../1-load/index.ts";
import {
  absent,
  array,
  binary,
  call,
  conditional,
  decoded,
  type Expression,
  index,
  isAbsent,
  lambda,
  list,
  literal,
  local,
  member,
  not,
} from "../jsonata/index.ts";
import type { Value } from "./context.ts";
import { caughtMember } from "./errors/caught-use.ts";
import { type ExpressionContext, refuse } from "./expressions/expression-context.ts";
import { restOfItems } from "./expressions/rest-of-items.ts";
import { absenceIn } from "./variables.ts";

type Sink = (name: ts.Identifier, value: Value) => void;

/** Gives `sink` each name of a pattern with its value, in order, so that a default may read the names before it. */
export function bindPattern(
  pattern: ts.BindingName,
  value: Value,
  context: ExpressionContext,
  sink: Sink,
): void {
  if (ts.isIdentifier(pattern)) sink(pattern, value);
  else if (ts.isObjectBindingPattern(pattern)) bindObject(pattern, value, context, sink);
  else bindArray(pattern, value, context, sink);
}

/** The value, or what stands for it when it is undefined. */
export function withDefault(
  value: Value,
  initializer: ts.Expression | undefined,
  context: ExpressionContext,
): Value {
  if (initializer === undefined) return value;
  const otherwise = context.lower(initializer);
  if (!value.optional) return value;
  if (isAbsent(value.expression)) return otherwise;
  return {
    expression: conditional(
      call("exists", value.expression),
      value.expression,
      otherwise.expression,
    ),
    type: context.checker.getNonNullableType(value.type),
    optional: otherwise.optional,
  };
}

/** `object.name`, or the member itself where the object is written out. */
export function memberValue(value: Value, name: string, context: ExpressionContext): Value {
  const { expression } = value;
  const symbol = context.checker.getPropertyOfType(value.type, name);
  const type = symbol ? context.checker.getTypeOfSymbol(symbol) : value.type;
  const written =
    expression.kind === "object" ? expression.members.find((each) => each.key === name) : undefined;
  if (written) return { expression: written.value, type, optional: written.optional === true };
  if (isWhole(expression)) return { expression: absent(), type, optional: true };
  const optional = symbol === undefined || absenceIn(context.checker, type) !== "never";
  return { expression: member(expression, name), type, optional };
}

/** An object written out with all its members. */
function isWhole(expression: Expression): boolean {
  return (
    expression.kind === "object" && expression.members.every(({ key }) => typeof key === "string")
  );
}

function bindObject(
  pattern: ts.ObjectBindingPattern,
  value: Value,
  context: ExpressionContext,
  sink: Sink,
): void {
  for (const element of pattern.elements) {
    const bound = element.dotDotDotToken
      ? restOfObject(pattern, value, context)
      : withDefault(propertyOf(element, value, context), element.initializer, context);
    bindPattern(element.name, bound, context, sink);
  }
}

function propertyOf(element: ts.BindingElement, value: Value, context: ExpressionContext): Value {
  const key = element.propertyName ?? element.name;
  if (ts.isComputedPropertyName(key)) {
    const name = context.lower(key.expression);
    const type = context.checker.getTypeAtLocation(element);
    return { expression: call("lookup", value.expression, name.expression), type, optional: true };
  }
  const name = keyText(key);
  if (value.caught) return caughtMember(value, value.caught, name, element, context);
  if (name === "reason" && settledKinds(value.type, context.checker).size > 0)
    return refuse(context, element, "NG1604", { error: element.getText() });
  return memberValue(value, name, context);
}

function bindArray(
  pattern: ts.ArrayBindingPattern,
  value: Value,
  context: ExpressionContext,
  sink: Sink,
): void {
  const list = isText(value)
    ? { ...value, expression: call("split", value.expression, literal("")) }
    : value;
  pattern.elements.forEach((element, at) => {
    if (ts.isOmittedExpression(element)) return;
    const bound = element.dotDotDotToken
      ? restOfItems(list, at, element.name, context)
      : withDefault(elementOf(list, at, context), element.initializer, context);
    bindPattern(element.name, bound, context, sink);
  });
}

function isText({ type }: Value): boolean {
  return (type.flags & ts.TypeFlags.StringLike) !== 0;
}

/** `list[at]`, or the item itself where the list is written out. */
export function elementOf(value: Value, at: number, context: ExpressionContext): Value {
  const { checker } = context;
  const fixed = checker.isTupleType(value.type)
    ? checker.getPropertyOfType(value.type, String(at))
    : undefined;
  const type = fixed
    ? checker.getTypeOfSymbol(fixed)
    : (checker.getIndexTypeOfType(value.type, ts.IndexKind.Number) ?? value.type);
  const { expression } = value;
  const written = writtenItem(expression, at);
  const optional = fixed === undefined || absenceIn(checker, type) !== "never";
  if (written) {
    const known = absenceIn(checker, type) === "null";
    const item = known ? decoded(written.value) : written.value;
    return { expression: item, type, optional: known || written.optional === true };
  }
  const item = index(expression, at);
  // A list has null where its type says undefined: JSON has no other.
  const isNulled = fixed !== undefined && absenceIn(checker, type) === "null";
  return { expression: isNulled ? decoded(item) : item, type, optional };
}

function writtenItem(expression: Expression, at: number) {
  if (expression.kind !== "array" || expression.items.some((item) => item.spread)) return undefined;
  return expression.items[at];
}

function restOfObject(
  pattern: ts.ObjectBindingPattern,
  value: Value,
  context: ExpressionContext,
): Value {
  const taken = pattern.elements.flatMap((element): readonly Expression[] => {
    if (element.dotDotDotToken) return [];
    const key = element.propertyName ?? element.name;
    return [
      ts.isComputedPropertyName(key)
        ? context.lower(key.expression).expression
        : literal(keyText(key)),
    ];
  });
  const rest = without(value.expression, taken, context);
  return { expression: rest, type: typeOfRest(pattern, value, context), optional: false };
}

/** The object without the members of these names; `target` has its type. */
export function restOfMembers(
  value: Value,
  names: readonly string[],
  target: ts.Node,
  context: ExpressionContext,
): Value {
  const expression = without(value.expression, names.map(literal), context);
  return { expression, type: context.checker.getTypeAtLocation(target), optional: false };
}

function without(
  object: Expression,
  names: readonly Expression[],
  context: ExpressionContext,
): Expression {
  const [item, name] = [context.freshLocal("v"), context.freshLocal("k")];
  const kept = lambda([item, name], not(binary("in", local(name), list(...names))));
  return call("merge", array([{ value: call("sift", object, kept) }]));
}

function typeOfRest(
  pattern: ts.ObjectBindingPattern,
  value: Value,
  context: ExpressionContext,
): ts.Type {
  const rest = pattern.elements.find((element) => element.dotDotDotToken);
  return rest ? context.checker.getTypeAtLocation(rest.name) : value.type;
}

function keyText(key: ts.PropertyName | ts.BindingName): string {
  if (ts.isIdentifier(key) || ts.isStringLiteralLike(key)) return key.text;
  if (ts.isNumericLiteral(key)) return String(Number(key.text));
  return key.getText();
}
