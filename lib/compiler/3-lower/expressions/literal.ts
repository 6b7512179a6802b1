import ts from "typescript";
import { absent, literal } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { type ExpressionContext, presentAt, valueAt } from "./expression-context.ts";

export function lowerString(node: ts.StringLiteralLike, context: ExpressionContext): Value {
  return presentAt(node, literal(node.text), context);
}

export function lowerNumber(node: ts.NumericLiteral, context: ExpressionContext): Value {
  return presentAt(node, literal(Number(node.text.replaceAll("_", ""))), context);
}

export function lowerKeyword(node: ts.Expression, context: ExpressionContext): Value {
  if (node.kind === ts.SyntaxKind.NullKeyword) return presentAt(node, literal(null), context);
  return presentAt(node, literal(node.kind === ts.SyntaxKind.TrueKeyword), context);
}

/** `void 0`. */
export function lowerVoid(node: ts.VoidExpression, context: ExpressionContext): Value {
  context.lower(node.expression);
  return valueAt(node, absent(), context, true);
}
