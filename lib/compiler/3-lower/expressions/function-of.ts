import type ts from "typescript";
import type { FunctionNode } from "../../1-load/index.ts";
import { functionNodeOf } from "../callables/callable-of.ts";
import type { ExpressionContext } from "./expression-context.ts";

/** The function that an expression is or names, where its code is known: in place, in this file, imported, in a `const`. */
export function functionOf(
  node: ts.Expression,
  { functions }: ExpressionContext,
): FunctionNode | undefined {
  return functionNodeOf(node, functions);
}
