import ts from "typescript";
import { unwrap } from "../expressions/unwrap.ts";

/** The variables that code assigns, or changes by `push`, in the order of their first assignment. */
export function assignedIn(
  nodes: readonly ts.Node[],
  checker: ts.TypeChecker,
): readonly ts.Symbol[] {
  const symbols = new Set<ts.Symbol>();
  const visit = (node: ts.Node): void => {
    const target = targetOf(node);
    if (target) for (const name of namesIn(target)) add(symbols, checker.getSymbolAtLocation(name));
    ts.forEachChild(node, visit);
  };
  for (const node of nodes) visit(node);
  return [...symbols];
}

/** Those of them that live on after the code. */
export function assignedBeyond(
  nodes: readonly ts.Node[],
  checker: ts.TypeChecker,
): readonly ts.Symbol[] {
  return assignedIn(nodes, checker).filter(
    (symbol) =>
      symbol.valueDeclaration !== undefined && !nodes.some((node) => isDeclaredIn(node, symbol)),
  );
}

/** Whether a variable is gone behind the code. */
export function isDeclaredIn(node: ts.Node, { valueDeclaration }: ts.Symbol): boolean {
  return valueDeclaration !== undefined && contains(node, valueDeclaration);
}

function contains(outer: ts.Node, inner: ts.Node): boolean {
  return (
    outer.getSourceFile() === inner.getSourceFile() &&
    outer.pos <= inner.pos &&
    inner.end <= outer.end
  );
}

/** What a node assigns to, when it assigns. */
function targetOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) return node.left;
  if (isUpdate(node)) return node.operand;
  return pushOf(node)?.receiver;
}

export function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** `x++` and its like. */
export function isUpdate(
  node: ts.Node,
): node is ts.PostfixUnaryExpression | ts.PrefixUnaryExpression {
  return (
    ts.isPostfixUnaryExpression(node) ||
    (ts.isPrefixUnaryExpression(node) &&
      (node.operator === ts.SyntaxKind.PlusPlusToken ||
        node.operator === ts.SyntaxKind.MinusMinusToken))
  );
}

/** `xs.push(…)` of a variable. */
export function pushOf(node: ts.Node) {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression))
    return undefined;
  const { name, expression: receiver } = node.expression;
  if (name.text !== "push" || !ts.isIdentifier(receiver)) return undefined;
  return { receiver, arguments: node.arguments };
}

function namesIn(target: ts.Expression): readonly ts.Identifier[] {
  const inner = unwrap(target);
  if (ts.isIdentifier(inner)) return [inner];
  if (ts.isArrayLiteralExpression(inner)) return inner.elements.flatMap(namesIn);
  if (ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner))
    return namesIn(inner.expression);
  return [];
}

function add(symbols: Set<ts.Symbol>, symbol: ts.Symbol | undefined): void {
  if (symbol) symbols.add(symbol);
}
