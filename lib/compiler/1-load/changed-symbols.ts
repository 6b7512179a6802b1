import ts from "typescript";
import { symbolOf } from "./symbols.ts";

const CHANGING_METHODS: ReadonlySet<string> = new Set([
  "push",
  "pop",
  "shift",
  "unshift",
  "splice",
  "sort",
  "reverse",
  "fill",
  "copyWithin",
]);

/** The variables of which some statement changes a member: `x.a = 1`, `x.push(1)`, `delete x.a`, `Object.assign(x, …)`. Read when first asked. */
export function changedSymbols(
  checker: ts.TypeChecker,
  files: readonly ts.SourceFile[],
): (symbol: ts.Symbol) => boolean {
  let changed: Set<ts.Symbol> | undefined;
  return (symbol) => {
    changed ??= findChanged(checker, files);
    return changed.has(symbol);
  };
}

/** What a node changes a member of, if it does. */
export function changedObject(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) {
    return ownerOf(node.left);
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return isStep(node.operator) ? ownerOf(node.operand) : undefined;
  }
  if (ts.isDeleteExpression(node)) return ownerOf(node.expression);
  return ts.isCallExpression(node) ? changedByCall(node) : undefined;
}

export function isAssignment(operator: ts.SyntaxKind): boolean {
  return operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
}

/** `++` and `--`. */
export function isStep(operator: ts.SyntaxKind): boolean {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}

/** `x` of `x.a.b[0]`. */
export function rootOf(expression: ts.Expression): ts.Expression {
  return ts.isPropertyAccessExpression(expression) || ts.isElementAccessExpression(expression)
    ? rootOf(expression.expression)
    : expression;
}

function ownerOf(target: ts.Expression): ts.Expression | undefined {
  return ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target)
    ? target.expression
    : undefined;
}

function changedByCall(call: ts.CallExpression): ts.Expression | undefined {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  if (callee.getText() === "Object.assign") return call.arguments[0];
  return CHANGING_METHODS.has(callee.name.text) ? callee.expression : undefined;
}

function findChanged(checker: ts.TypeChecker, files: readonly ts.SourceFile[]): Set<ts.Symbol> {
  const changed = new Set<ts.Symbol>();
  const visit = (node: ts.Node): void => {
    const object = changedObject(node);
    const symbol = object && symbolOf(checker, rootOf(object));
    if (symbol) changed.add(symbol);
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  return changed;
}
