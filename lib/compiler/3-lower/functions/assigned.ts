import ts from "typescript";
import { assignedTargets, changedObjects, rootOf, symbolOf } from "../../1-load/index.ts";

/** The variables that code assigns, or of which it changes a member, in the order of their first assignment. */
export function assignedIn(
  nodes: readonly ts.Node[],
  checker: ts.TypeChecker,
): readonly ts.Symbol[] {
  const symbols = new Set<ts.Symbol>();
  const visit = (node: ts.Node): void => {
    for (const root of changedBy(node)) add(symbols, symbolOf(checker, root));
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

/** The variables that a node itself assigns, or of which it changes a member. */
function changedBy(node: ts.Node): readonly ts.Expression[] {
  return [...assignedTargets(node), ...changedObjects(node)].map(rootOf);
}

function add(symbols: Set<ts.Symbol>, symbol: ts.Symbol | undefined): void {
  if (symbol) symbols.add(symbol);
}
