import ts from "typescript";
import type { FunctionNode } from "../../1-load/index.ts";
import { absent } from "../../jsonata/index.ts";
import type { LowerContext, Value } from "../context.ts";
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
  const [parameter] = fn.parameters;
  const body = resultOf(fn);
  if (body === undefined || (input && !isPlain(input))) {
    return callFunction(fn, input ? [input] : [], expressionContext(context));
  }
  const outer = expressionContext(context);
  if (parameter === undefined) return outer.lower(body);
  const { initializer, name } = parameter;
  const type = context.checker.getTypeAtLocation(parameter);
  const given = input ?? { expression: absent(), type, optional: true };
  const value = withDefault(given, initializer, name, outer);
  return bindPattern(name, value, outer, inPlace).lower(body);
}

/** The expression that the function returns, if it does nothing else. */
function resultOf({ body }: FunctionNode): ts.Expression | undefined {
  if (body === undefined || !ts.isBlock(body)) return body;
  const [only, ...others] = body.statements;
  return only && others.length === 0 && ts.isReturnStatement(only) ? only.expression : undefined;
}

function isPlain({ expression }: Value): boolean {
  return ["read", "object", "literal", "member", "source"].includes(expression.kind);
}
