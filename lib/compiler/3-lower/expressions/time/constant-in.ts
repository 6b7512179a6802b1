import ts from "typescript";
import type { ExpressionContext } from "../expression-context.ts";
import { unwrap } from "../unwrap.ts";

/** The text or number that an argument is, wherever the flow is run; undefined for what only a run knows. */
export function constantIn(
  node: ts.Expression,
  context: ExpressionContext,
): string | number | undefined {
  const type = context.checker.getTypeAtLocation(node);
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  const value = ts.isObjectLiteralExpression(unwrap(node)) ? undefined : literalAt(node, context);
  return typeof value === "string" || typeof value === "number" ? value : undefined;
}

/** A parameter of a helper stands for what it was given. */
function literalAt(node: ts.Expression, context: ExpressionContext) {
  const name = unwrap(node);
  if (!ts.isIdentifier(name)) return undefined;
  const { expression } = context.lower(name);
  return expression.kind === "literal" ? expression.value : undefined;
}
