import ts from "typescript";
import { unwrap } from "../expressions/unwrap.ts";

/** Whether an array is made where its variable is declared and never gets a second name: then changing it is the same as replacing it. */
export function isUnshared(symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  const declaration = symbol.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration)) return false;
  if (!declaration.initializer || !ts.isArrayLiteralExpression(unwrap(declaration.initializer)))
    return false;
  const around = ts.findAncestor(declaration, ts.isFunctionLike) ?? declaration.getSourceFile();
  let unshared = true;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === symbol.name && node !== declaration.name) {
      if (referredBy(node, checker) === symbol && givesName(node)) unshared = false;
    }
    ts.forEachChild(node, visit);
  };
  visit(around);
  return unshared;
}

function referredBy(node: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  return ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
}

/** Places that keep the array itself, other than the function's result. */
function givesName(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.findAncestor(parent, ts.isReturnStatement)) return false;
  if (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent)) return givesName(parent);
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && givesName(parent);
  if (ts.isBinaryExpression(parent)) {
    const kind = parent.operatorToken.kind;
    const keeps =
      kind === ts.SyntaxKind.EqualsToken ||
      kind === ts.SyntaxKind.BarBarToken ||
      kind === ts.SyntaxKind.QuestionQuestionToken ||
      kind === ts.SyntaxKind.AmpersandAmpersandToken;
    return keeps && parent.right === node;
  }
  return (
    ts.isVariableDeclaration(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    (ts.isCallExpression(parent) && parent.expression !== node) ||
    ts.isArrowFunction(parent)
  );
}
