import type ts from "typescript";
import type { Expression } from "../../jsonata/index.ts";
import type { LowerContext, Value } from "../context.ts";
import { callFunction } from "../functions/call-function.ts";
import { argumentsFor } from "./arguments.ts";
import { builtInOf } from "./call.ts";
import type { ExpressionContext } from "./expression-context.ts";
import { lowerReal } from "./logical.ts";
import { lowerNode } from "./lower.ts";

export { isCounter } from "./counter.ts";
export { isInteger } from "./number-kind.ts";

/** An expression without awaits as JSONata, with JavaScript's meaning; what can't have it is reported. */
export function lowerExpression(node: ts.Expression, context: LowerContext): Value {
  return expressionContext(context).lower(node);
}

/** The expression's truth in JavaScript, as a real boolean. */
export function lowerCondition(node: ts.Expression, context: LowerContext): Expression {
  return lowerReal(node, expressionContext(context));
}

/** The context that the files of this folder work with. */
export function expressionContext(context: LowerContext): ExpressionContext {
  if (isExpressionContext(context)) return context;
  const own: ExpressionContext = {
    ...context,
    open: [],
    recurring: new Map(),
    lower: (node) => lowerNode(node, own),
    lowerIn: lowerNode,
    callFunction,
    builtIn: builtInOf,
    argumentsFor,
  };
  return own;
}

/** Inside a function's body it already is one, with what is open around it. */
function isExpressionContext(context: LowerContext): context is ExpressionContext {
  return "callFunction" in context;
}
