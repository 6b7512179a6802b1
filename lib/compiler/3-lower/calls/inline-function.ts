import { type FunctionNode, returnedBy } from "../../1-load/index.ts";
import { absent } from "../../jsonata/index.ts";
import type { LowerContext, Value } from "../context.ts";
import type { ExpressionContext } from "../expressions/expression-context.ts";
import { expressionContext } from "../expressions/index.ts";
import { callFunction } from "../functions/call-function.ts";
import { bindPattern, inPlace } from "../patterns/bind-pattern.ts";
import { withDefault } from "../patterns/with-default.ts";

/**
 * The value of a function of one input, with what it gets written where it reads it: so `command` stays a list with one expression an argument.
 * Only for inputs that are read by name or written out in place; what is computed is computed once, under a name.
 */
export function inlineFunction(
  fn: FunctionNode,
  input: Value | undefined,
  context: LowerContext,
): Value {
  const body = returnedBy(fn);
  if (body === undefined || (input && !isPlain(input))) {
    return callFunction(fn, input ? [input] : [], expressionContext(context));
  }
  return insideOf(fn, input, context).lower(body);
}

/** What its code stands in then. */
export function insideOf(
  { parameters: [parameter] }: FunctionNode,
  input: Value | undefined,
  context: LowerContext,
): ExpressionContext {
  const outer = expressionContext(context);
  if (parameter === undefined) return outer;
  const { initializer, name } = parameter;
  const type = context.checker.getTypeAtLocation(parameter);
  const given = input ?? { expression: absent(), type, optional: true };
  const value = withDefault(given, initializer, name, outer);
  return bindPattern(name, value, outer, inPlace);
}

/** It is read by name or written out in place. */
export function isPlain({ expression }: Value): boolean {
  return ["read", "object", "literal", "member", "source"].includes(expression.kind);
}
