import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { settledKinds } from "../../1-load/index.ts";
import { isUse } from "../is-use.ts";
import { promiseFunction } from "../promise-type.ts";
import type { NodeRule } from "../rule.ts";
import { isTakenForSettled } from "../settled-type.ts";
import { isFineUse } from "../settled-use.ts";
import { textOf } from "../text-of.ts";

/**
 * A result of `Promise.allSettled` may only be where its type is known to be one: whatever else could hold it would be data with an error in it. And
 * only `Promise.allSettled` makes one.
 */
export const settledAsValue: NodeRule = {
  kinds: [
    ts.SyntaxKind.Identifier,
    ts.SyntaxKind.PropertyAccessExpression,
    ts.SyntaxKind.ElementAccessExpression,
    ts.SyntaxKind.CallExpression,
    ts.SyntaxKind.AwaitExpression,
    ts.SyntaxKind.AsExpression,
    ts.SyntaxKind.TypeAssertionExpression,
    ts.SyntaxKind.ArrayLiteralExpression,
    ts.SyntaxKind.ObjectLiteralExpression,
  ],
  check: (node, context) => {
    if (!ts.isExpression(node) || (ts.isIdentifier(node) && !isUse(node))) return;
    const { checker } = context.project;
    const isSettled = settledKinds(checker.getTypeAtLocation(node), checker).size > 0;
    const isFine = isSettled ? isFineUse(node, context.project) : !isTakenForSettled(node, checker);
    if (isFine) return;
    const span = context.project.spanOf(node);
    context.report(diagnostic("NG1606", span, { result: textOf(node) }, helpFor(node)));
  },
};

function helpFor(node: ts.Expression): { readonly help?: string } {
  const isMade = ts.isCallExpression(node) && promiseFunction(node.expression) === "allSettled";
  return isMade ? { help: "await it just there: `await Promise.allSettled(…)`" } : {};
}
