import ts from "typescript";
import type { ExpressionContext, FunctionNode } from "./expression-context.ts";
import { symbolOf } from "./identifier.ts";
import { unwrap } from "./unwrap.ts";

/** The function that an expression is or names, where its code is known: in place, in this file, imported, in a `const`. */
export function functionOf(
  node: ts.Expression,
  context: ExpressionContext,
): FunctionNode | undefined {
  const inner = unwrap(node);
  if (ts.isArrowFunction(inner) || ts.isFunctionExpression(inner)) return inner;
  if (!ts.isIdentifier(inner) && !ts.isPropertyAccessExpression(inner)) return undefined;
  const name = ts.isIdentifier(inner) ? inner : inner.name;
  const declaration = symbolOf(name, context)?.valueDeclaration;
  if (declaration === undefined) return undefined;
  if (ts.isFunctionDeclaration(declaration)) return declaration.body ? declaration : undefined;
  const isConstant =
    ts.isVariableDeclaration(declaration) &&
    (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  const value =
    isConstant || ts.isPropertyAssignment(declaration) ? declaration.initializer : undefined;
  return value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? value : undefined;
}
