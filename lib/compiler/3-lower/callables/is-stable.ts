import ts from "typescript";
import { assignedTargets, changedObjects, rootOf, symbolOf } from "../../1-load/index.ts";
import type { Functions } from "./callable.ts";

/** Whether an expression has the same value wherever its names can be read: nothing in it is changed, called or awaited. */
export function isStable(node: ts.Node, functions: Functions): boolean {
  if (ts.isFunctionLike(node)) return true;
  if (ts.isAwaitExpression(node) || ts.isCallExpression(node) || ts.isNewExpression(node))
    return false;
  if (assignedTargets(node).length > 0) return false;
  if (ts.isIdentifier(node) && isChanged(node, functions)) return false;
  return ts.forEachChild(node, (child) => (isStable(child, functions) ? undefined : true)) !== true;
}

function isChanged(name: ts.Identifier, { checker }: Functions): boolean {
  const symbol = symbolOf(checker, name);
  const declaration = symbol?.valueDeclaration;
  const around = declaration && ts.findAncestor(declaration.parent, isScope);
  const changes = (node: ts.Node): boolean =>
    [...assignedTargets(node), ...changedObjects(node)].some(
      (target) => symbolOf(checker, rootOf(target)) === symbol,
    ) ||
    (ts.forEachChild(node, (child) => changes(child) || undefined) ?? false);
  return around !== undefined && changes(around);
}

function isScope(node: ts.Node): boolean {
  return ts.isFunctionLike(node) || ts.isSourceFile(node);
}
