import ts from "typescript";
import { isLazyAssignment, plainExpression } from "../../1-load/index.ts";
import type { Value } from "../context.ts";
import type { ExpressionContext } from "../expressions/expression-context.ts";
import { type Access, updated } from "./updated.ts";

/** What an assignment sets: a variable, or a member of the value that it holds. */
export interface Target {
  readonly root: ts.Identifier;
  readonly path: readonly Access[];
}

/** Of `(x[k] ??= []).a` it is `x[k].a`: what is assigned on the way has happened before. */
export function targetPath(node: ts.Expression): Target | undefined {
  const path: Access[] = [];
  let root = plainExpression(node);
  for (;;) {
    if (isLazyAssignment(root)) root = plainExpression(root.left);
    else if (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) {
      path.unshift(root);
      root = plainExpression(root.expression);
    } else return ts.isIdentifier(root) ? { root, path } : undefined;
  }
}

/** What the target's variable holds when the target is set. */
export function withTarget(
  { root, path }: Target,
  value: Value,
  context: ExpressionContext,
): Value {
  return path.length === 0 ? value : updated(context.lower(root), path, value, context);
}
