import type ts from "typescript";
import { conditional } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { type ExpressionContext, typedValue } from "./expression-context.ts";
import { lowerTruth } from "./logical.ts";

/** `test ? a : b` */
export function lowerConditional(
  node: ts.ConditionalExpression,
  context: ExpressionContext,
): Value {
  const test = lowerTruth(node.condition, context);
  if (test.kind === "literal") return context.lower(test.value ? node.whenTrue : node.whenFalse);
  const then = context.lower(node.whenTrue);
  const otherwise = context.lower(node.whenFalse);
  return typedValue(
    conditional(test, then.expression, otherwise.expression),
    context.checker.getTypeAtLocation(node),
    context,
    then.optional || otherwise.optional,
  );
}
