import type ts from "typescript";
import { changesOf } from "../../1-load/index.ts";

/** The variables that code assigns, or of which it changes a member, also through closures, in the order of their first assignment. */
export function assignedIn(
  nodes: readonly ts.Node[],
  checker: ts.TypeChecker,
): readonly ts.Symbol[] {
  return [...changesOf(nodes, checker).all];
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
