import ts from "typescript";

/** The expression inside parentheses, `as`, `satisfies` and `!`, which say nothing at run time. */
export function plainExpression(expression: ts.Expression): ts.Expression {
  return isTransparent(expression) ? plainExpression(expression.expression) : expression;
}

/** The outermost expression that is this one inside parentheses, `as`, `satisfies` and `!`. */
export function wrappedExpression(expression: ts.Expression): ts.Expression {
  return isTransparent(expression.parent) ? wrappedExpression(expression.parent) : expression;
}

type Transparent =
  | ts.ParenthesizedExpression
  | ts.AsExpression
  | ts.SatisfiesExpression
  | ts.NonNullExpression;

function isTransparent(node: ts.Node): node is Transparent {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  );
}
