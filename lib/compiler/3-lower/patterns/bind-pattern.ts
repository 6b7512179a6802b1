import ts from "typescript";
import { literal } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { type ExpressionContext, nest } from "../expressions/expression-context.ts";
import { restOfItems } from "../expressions/rest-of-items.ts";
import { textOf } from "../expressions/text.ts";
import { itemAt, keyText, memberAt, memberNamed, restOfMembers } from "./parts.ts";
import { withDefault } from "./with-default.ts";

/** What becomes of the values that a pattern takes apart. */
export interface Naming {
  /** A value of which several parts are taken: computed once. */
  whole(value: Value): Value;
  /** What a name stands for from here on; undefined where the context knows by itself. */
  bind(name: ts.Identifier, value: Value): Value | undefined;
}

/** Gives each name of a pattern its part of the value, in order: a default may read the names before it. The context in which all have theirs. */
export function bindPattern(
  pattern: ts.BindingName,
  value: Value,
  context: ExpressionContext,
  naming: Naming,
): ExpressionContext {
  if (ts.isIdentifier(pattern)) return bindName(pattern, value, context, naming);
  const whole = naming.whole(value);
  return pattern.elements.reduce<ExpressionContext>((inner, element, at) => {
    if (ts.isOmittedExpression(element)) return inner;
    const part = partOf(element, at, whole, inner);
    const given = withDefault(part, element.initializer, element.name, inner);
    return bindPattern(element.name, given, inner, naming);
  }, context);
}

/** Every name reads the value where it is used: for values that are written out or have a name. */
export const inPlace: Naming = { whole: (value) => value, bind: (_, value) => value };

function bindName(
  name: ts.Identifier,
  value: Value,
  context: ExpressionContext,
  naming: Naming,
): ExpressionContext {
  const bound = naming.bind(name, value);
  const symbol = context.checker.getSymbolAtLocation(name);
  return bound && symbol ? nest(context, new Map([[symbol, bound]])) : context;
}

/** What an element of a pattern takes, before its default. */
export function partOf(
  element: ts.BindingElement,
  at: number,
  whole: Value,
  context: ExpressionContext,
): Value {
  const { parent: pattern } = element;
  if (ts.isArrayBindingPattern(pattern)) {
    return element.dotDotDotToken
      ? restOfItems(whole, at, element.name, context)
      : itemAt(whole, at, element, context);
  }
  if (element.dotDotDotToken) {
    return restOfMembers(whole, keysBefore(pattern, context), element.name, context);
  }
  const key = element.propertyName ?? element.name;
  return ts.isComputedPropertyName(key)
    ? memberAt(whole, context.lower(key.expression), element, context)
    : memberNamed(whole, keyText(key), element, context);
}

/** The names of the members that a pattern takes before its rest. */
function keysBefore(pattern: ts.ObjectBindingPattern, context: ExpressionContext) {
  return pattern.elements.flatMap((element) => {
    if (element.dotDotDotToken) return [];
    const key = element.propertyName ?? element.name;
    return ts.isComputedPropertyName(key)
      ? [textOf(context.lower(key.expression), context)]
      : [literal(keyText(key))];
  });
}
