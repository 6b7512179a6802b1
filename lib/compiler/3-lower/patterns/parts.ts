import ts from "typescript";
import {
  array,
  binary,
  call,
  type Expression,
  lambda,
  list,
  literal,
  local,
  not,
} from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { accessElement, accessMember, writtenMember } from "../expressions/access.ts";
import {
  type ExpressionContext,
  numberValue,
  typedValue,
} from "../expressions/expression-context.ts";

/** `whole.name` of the type that it has there, before a default: `node` may have another. */
export function memberNamed(
  whole: Value,
  name: string,
  node: ts.Node,
  context: ExpressionContext,
): Value {
  const { checker } = context;
  const value = accessMember(whole, name, node, context);
  const symbol = checker.getPropertyOfType(checker.getNonNullableType(whole.type), name);
  if (symbol === undefined || value.caught) return value;
  const type = checker.getTypeOfSymbol(symbol);
  const written = writtenMember(whole.expression, name);
  return written
    ? { expression: value.expression, type, optional: written.optional === true }
    : typedValue(value.expression, type, context);
}

/** `whole[key]` */
export function memberAt(
  whole: Value,
  key: Value,
  node: ts.Node,
  context: ExpressionContext,
): Value {
  return accessElement(whole, key, node, context);
}

/** `whole[at]` of the type that it has there, before a default. */
export function itemAt(whole: Value, at: number, node: ts.Node, context: ExpressionContext): Value {
  const { checker } = context;
  const item = accessElement(whole, numberValue(literal(at), context), node, context);
  const fixed = checker.isTupleType(whole.type)
    ? checker.getPropertyOfType(whole.type, String(at))
    : undefined;
  const type = fixed
    ? checker.getTypeOfSymbol(fixed)
    : (checker.getIndexTypeOfType(whole.type, ts.IndexKind.Number) ?? item.type);
  return typedValue(item.expression, type, context, item.optional);
}

/** The object without the members of these names; `target` has its type. */
export function restOfMembers(
  whole: Value,
  names: readonly Expression[],
  target: ts.Node,
  context: ExpressionContext,
): Value {
  const [item, name] = [context.freshLocal("v"), context.freshLocal("k")];
  const kept = lambda([item, name], not(binary("in", local(name), list(...names))));
  const expression = call("merge", array([{ value: call("sift", whole.expression, kept) }]));
  return { expression, type: context.checker.getTypeAtLocation(target), optional: false };
}

export function keyText(key: ts.PropertyName | ts.BindingName): string {
  if (ts.isIdentifier(key) || ts.isStringLiteralLike(key)) return key.text;
  return ts.isNumericLiteral(key) ? String(Number(key.text)) : key.getText();
}
