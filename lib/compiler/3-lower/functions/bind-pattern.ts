import ts from "typescript";
import {
  type Binding,
  binary,
  call,
  conditional,
  type Expression,
  isAbsent,
  lambda,
  list,
  literal,
  local,
  not,
  nullable,
} from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { accessElement, accessMember } from "../expressions/access.ts";
import {
  type ExpressionContext,
  nest,
  numberValue,
  typedValue,
} from "../expressions/expression-context.ts";
import { kindsOfType, undefinedKind } from "../expressions/kinds.ts";
import { isCheap, isDefined } from "../expressions/once.ts";
import { textOf } from "../expressions/text.ts";

/** What a parameter or a variable binds: the values of its names, and the locals that these need. */
export interface Bound {
  readonly bindings: readonly Binding[];
  readonly values: ReadonlyMap<ts.Symbol, Value>;
}

type Declaration = ts.ParameterDeclaration | ts.VariableDeclaration | ts.BindingElement;

/** Binds a declaration's name or pattern to a value; its default stands in for undefined. */
export function bindPattern(
  declaration: Declaration,
  given: Value,
  context: ExpressionContext,
): Bound {
  const value = ts.isVariableDeclaration(declaration)
    ? given
    : withDefault(declaration, given, context);
  const { name } = declaration;
  if (ts.isIdentifier(name)) return bindName(name, value, context);
  const whole = named(value, "value", context);
  const parts = ts.isObjectBindingPattern(name)
    ? bindMembers(name, whole.value, context)
    : bindItems(name, whole.value, context);
  return { bindings: [...whole.bindings, ...parts.bindings], values: parts.values };
}

/** A name stands for what it is, unless that is more than a name itself. */
function bindName(name: ts.Identifier, value: Value, context: ExpressionContext): Bound {
  const symbol = context.checker.getSymbolAtLocation(name);
  const { bindings, value: bound } = named(value, name.text, context);
  return { bindings, values: symbol ? new Map([[symbol, bound]]) : new Map() };
}

function named(
  value: Value,
  hint: string,
  context: ExpressionContext,
): { readonly bindings: readonly Binding[]; readonly value: Value } {
  if (isCheap(value.expression) || isAbsent(value.expression)) return { bindings: [], value };
  const name = context.freshLocal(hint);
  return {
    bindings: [{ name, value: value.expression }],
    value: { ...value, expression: local(name) },
  };
}

function withDefault(
  declaration: ts.ParameterDeclaration | ts.BindingElement,
  value: Value,
  context: ExpressionContext,
): Value {
  if (declaration.initializer === undefined || !value.optional) return value;
  const otherwise = context.lower(declaration.initializer);
  if (isAbsent(value.expression)) return otherwise;
  const { bindings, value: given } = named(value, "given", context);
  const chosen = conditional(
    isDefined(value, given.expression, context),
    nullable(given.expression),
    otherwise.expression,
  );
  const expression: Expression =
    bindings.length === 0 ? chosen : { kind: "block", bindings, body: chosen };
  const type = context.checker.getTypeAtLocation(declaration.name);
  return { expression, type, optional: otherwise.optional };
}

function bindMembers(
  pattern: ts.ObjectBindingPattern,
  whole: Value,
  context: ExpressionContext,
): Bound {
  return bindEach(pattern.elements, context, (element, inner) => {
    if (element.dotDotDotToken) return restOfObject(pattern, element, whole, inner);
    const key = element.propertyName ?? element.name;
    if (ts.isComputedPropertyName(key))
      return accessElement(whole, inner.lower(key.expression), element, inner);
    const name = keyText(key);
    const symbol = inner.checker.getPropertyOfType(
      inner.checker.getNonNullableType(whole.type),
      name,
    );
    const value = accessMember(whole, name, element, inner);
    if (symbol === undefined) return value;
    const type = inner.checker.getTypeOfSymbol(symbol);
    const mayBeAbsent = (kindsOfType(type, inner.checker) & undefinedKind) !== 0;
    return { ...value, type, optional: mayBeAbsent };
  });
}

function bindItems(
  pattern: ts.ArrayBindingPattern,
  whole: Value,
  context: ExpressionContext,
): Bound {
  const elements = pattern.elements.filter((element) => ts.isBindingElement(element));
  return bindEach(elements, context, (element, inner) => {
    const at = pattern.elements.indexOf(element);
    if (element.dotDotDotToken) return restOfArray(at, element, whole, inner);
    const item = accessElement(whole, numberValue(literal(at), inner), element, inner);
    const { checker } = inner;
    const fixed = checker.isTupleType(whole.type)
      ? checker.getPropertyOfType(whole.type, String(at))
      : undefined;
    const type = fixed
      ? checker.getTypeOfSymbol(fixed)
      : (checker.getIndexTypeOfType(whole.type, ts.IndexKind.Number) ?? item.type);
    return typedValue(item.expression, type, inner, item.optional);
  });
}

/** One after the other, so that a default sees the names before it. */
function bindEach(
  elements: readonly ts.BindingElement[],
  context: ExpressionContext,
  valueFor: (element: ts.BindingElement, inner: ExpressionContext) => Value,
): Bound {
  const bindings: Binding[] = [];
  const values = new Map<ts.Symbol, Value>();
  for (const element of elements) {
    const inner = nest(context, values);
    const bound = bindPattern(element, valueFor(element, inner), inner);
    bindings.push(...bound.bindings);
    for (const [symbol, value] of bound.values) values.set(symbol, value);
  }
  return { bindings, values };
}

function restOfObject(
  pattern: ts.ObjectBindingPattern,
  element: ts.BindingElement,
  whole: Value,
  context: ExpressionContext,
): Value {
  const taken = pattern.elements.flatMap((each) => {
    if (each.dotDotDotToken) return [];
    const key = each.propertyName ?? each.name;
    return [
      ts.isComputedPropertyName(key)
        ? textOf(context.lower(key.expression), context)
        : literal(keyText(key)),
    ];
  });
  const [v, k] = [context.freshLocal("v"), context.freshLocal("k")];
  const kept = lambda([v, k], not(binary("in", local(k), list(...taken))));
  const expression = call("merge", list(call("sift", whole.expression, kept)));
  const type = context.checker.getTypeAtLocation(element.name);
  return { expression, type, optional: false };
}

function restOfArray(
  at: number,
  element: ts.BindingElement,
  whole: Value,
  context: ExpressionContext,
): Value {
  const [v, i] = [context.freshLocal("v"), context.freshLocal("i")];
  const kept = lambda([v, i], binary(">=", local(i), literal(at)));
  const isText = (whole.type.flags & ts.TypeFlags.StringLike) !== 0;
  const items = isText ? call("split", whole.expression, literal("")) : whole.expression;
  const expression: Expression = {
    kind: "sequence",
    of: call("filter", items, kept),
    nests: true,
  };
  const type = context.checker.getTypeAtLocation(element.name);
  return { expression, type, optional: false };
}

function keyText(key: ts.PropertyName | ts.BindingName): string {
  if (ts.isIdentifier(key) || ts.isStringLiteralLike(key)) return key.text;
  return ts.isNumericLiteral(key) ? String(Number(key.text)) : key.getText();
}
