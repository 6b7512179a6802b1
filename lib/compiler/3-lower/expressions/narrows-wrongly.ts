import ts from "typescript";
import { symbolOf } from "../../1-load/index.ts";

/**
 * Whether TypeScript may conclude too much about a variable: where `a ?? !b` is false it takes `b` for true, as after `a || !b`, though `a` may
 * have been false itself and `b` never asked. What it finds out about the names on the right side of such a test doesn't count.
 */
export function narrowsWrongly(
  node: ts.Node,
  symbol: ts.Symbol | undefined,
  checker: ts.TypeChecker,
): boolean {
  const around = ts.findAncestor(node, isOutermost);
  if (!symbol || !around?.getText().includes("??")) return false;
  const asks = (each: ts.Node): boolean =>
    (isCoalescing(each) && isTest(each, checker) && mentions(each.right, symbol, checker)) ||
    ts.forEachChild(each, (child) => asks(child) || undefined) === true;
  return asks(around);
}

function isOutermost(node: ts.Node): boolean {
  return ts.isSourceFile(node.parent);
}

function isCoalescing(node: ts.Node): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken
  );
}

/** It decides something, here or where its name does: `const isOld = a ?? !b`. */
function isTest(node: ts.BinaryExpression, checker: ts.TypeChecker): boolean {
  const right = checker.getTypeAtLocation(node.right);
  return (right.flags & ts.TypeFlags.BooleanLike) !== 0 || isCondition(node);
}

function isCondition(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isPrefixUnaryExpression(parent))
    return isCondition(parent);
  if (ts.isConditionalExpression(parent)) return parent.condition === node;
  if (ts.isForStatement(parent)) return parent.condition === node;
  if (ts.isBinaryExpression(parent)) return joins.has(parent.operatorToken.kind);
  return ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent);
}

const joins: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

function mentions(node: ts.Node, symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  if (ts.isIdentifier(node) && symbolOf(checker, node) === symbol) return true;
  return ts.forEachChild(node, (child) => mentions(child, symbol, checker) || undefined) === true;
}
