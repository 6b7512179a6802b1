import ts from "typescript";
import { symbolOf } from "../../1-load/index.ts";
import type { ExpressionContext, FunctionNode } from "./expression-context.ts";
import { unwrap } from "./unwrap.ts";

/** The function that an expression is or names, where its code is known: in place, in this file, imported, in a `const`. */
export function functionOf(
  node: ts.Expression,
  context: ExpressionContext,
): FunctionNode | undefined {
  const inner = unwrap(node);
  if (isFunction(inner)) return inner;
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  if (!ts.isIdentifier(name)) return undefined;
  const declaration = symbolOf(context.checker, name)?.valueDeclaration;
  if (declaration === undefined) return undefined;
  if (ts.isFunctionDeclaration(declaration)) return declaration.body ? declaration : undefined;
  const value = constantValue(declaration);
  return value && isFunction(value) ? value : undefined;
}

function isFunction(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** What a `const` or a member of an object literal is. */
function constantValue(declaration: ts.Declaration): ts.Expression | undefined {
  if (ts.isPropertyAssignment(declaration)) return declaration.initializer;
  const isConstant =
    ts.isVariableDeclaration(declaration) &&
    (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return isConstant ? declaration.initializer : undefined;
}
