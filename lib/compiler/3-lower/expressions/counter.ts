import ts from "typescript";
import { unwrap } from "./unwrap.ts";

/** Whether a variable only ever holds whole numbers, to be seen from the code: a count, an index, a sum of such. */
export function isCounter(symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  const declaration = symbol.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration)) return false;
  if (!ts.isIdentifier(declaration.name) || !declaration.initializer) return false;
  const around = ts.findAncestor(declaration, ts.isFunctionLike) ?? declaration.getSourceFile();
  const isWhole = (node: ts.Expression): boolean => isWholeNumber(node, symbol, checker);
  return isWhole(declaration.initializer) && assignmentsIn(around, symbol, checker).every(isWhole);
}

/** What the variable is assigned; a node that is no number where that can't be seen. */
function assignmentsIn(
  around: ts.Node,
  symbol: ts.Symbol,
  checker: ts.TypeChecker,
): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node)) found.push(...assignedBy(node, symbol, checker));
    ts.forEachChild(node, visit);
  };
  visit(around);
  return found;
}

function assignedBy(
  node: ts.BinaryExpression,
  symbol: ts.Symbol,
  checker: ts.TypeChecker,
): readonly ts.Expression[] {
  if (!assigns(node.operatorToken.kind)) return [];
  const target = unwrap(node.left);
  if (checker.getSymbolAtLocation(target) === symbol)
    return [keepsWhole.has(node.operatorToken.kind) ? node.right : node];
  return !ts.isIdentifier(target) && mentions(target, symbol, checker) ? [target] : [];
}

function assigns(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

const keepsWhole: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.PlusEqualsToken,
  ts.SyntaxKind.MinusEqualsToken,
]);

function mentions(target: ts.Node, symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  if (ts.isIdentifier(target) && checker.getSymbolAtLocation(target) === symbol) return true;
  return ts.forEachChild(target, (child) => mentions(child, symbol, checker) || undefined) === true;
}

function isWholeNumber(
  expression: ts.Expression,
  symbol: ts.Symbol,
  checker: ts.TypeChecker,
): boolean {
  const node = unwrap(expression);
  if (ts.isNumericLiteral(node))
    return Number.isSafeInteger(Number(node.text)) && Number(node.text) < 1e12;
  if (ts.isIdentifier(node)) return checker.getSymbolAtLocation(node) === symbol;
  if (ts.isPrefixUnaryExpression(node)) return isWholeNumber(node.operand, symbol, checker);
  if (ts.isPropertyAccessExpression(node)) return isLength(node, checker);
  if (!ts.isBinaryExpression(node)) return false;
  const kind = node.operatorToken.kind;
  const isSum = kind === ts.SyntaxKind.PlusToken || kind === ts.SyntaxKind.MinusToken;
  return (
    isSum && isWholeNumber(node.left, symbol, checker) && isWholeNumber(node.right, symbol, checker)
  );
}

function isLength(node: ts.PropertyAccessExpression, checker: ts.TypeChecker): boolean {
  if (node.name.text !== "length") return false;
  const type = checker.getTypeAtLocation(node.expression);
  return checker.isArrayType(type) || (type.flags & ts.TypeFlags.StringLike) !== 0;
}
