import ts from "typescript";

/** `b = 5` of `[b = 5] = list`: it gives a default, and is no assignment of its own. */
export function isDefault(node: ts.BinaryExpression): boolean {
  return node.operatorToken.kind === ts.SyntaxKind.EqualsToken && isInPattern(node);
}

function isInPattern(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isArrayLiteralExpression(parent)) return isPattern(parent);
  return ts.isPropertyAssignment(parent) && parent.initializer === node && isPattern(parent.parent);
}

/** The literal is what an assignment takes a value apart with. */
function isPattern(literal: ts.Expression): boolean {
  const { parent } = literal;
  const isSet =
    ts.isBinaryExpression(parent) &&
    parent.left === literal &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return (
    isSet || (ts.isForOfStatement(parent) && parent.initializer === literal) || isInPattern(literal)
  );
}
