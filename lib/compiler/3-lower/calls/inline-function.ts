import ts from "typescript";
import type { FunctionNode } from "../../1-load/index.ts";
import { absent } from "../../jsonata/index.ts";
import type { LowerContext, Value } from "../context.ts";
import { expressionContext, lowerExpression } from "../expressions/index.ts";
import { callFunction } from "../functions/call-function.ts";
import { bindPattern, withDefault } from "../patterns.ts";

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
  const values = new Map<ts.Symbol, Value>();
  const inner = expressionContext({
    ...context,
    lookup: (symbol) => values.get(symbol) ?? context.lookup(symbol),
  });
  if (parameter) {
    const type = context.checker.getTypeAtLocation(parameter);
    const given = input ?? { expression: absent(), type, optional: true };
    const value = withDefault(given, parameter.initializer, inner);
    bindPattern(parameter.name, value, inner, (name, each) => {
      const symbol = context.checker.getSymbolAtLocation(name);
      if (symbol) values.set(symbol, each);
    });
  }
  return lowerExpression(body, inner);
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
