import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

export const commaOperator = nodeRule(
  [ts.SyntaxKind.BinaryExpression],
  ts.isBinaryExpression,
  (node, { project, report }) => {
    const { left, operatorToken } = node;
    if (operatorToken.kind !== ts.SyntaxKind.CommaToken || isInHead(node)) return;
    report(diagnostic("NG1012", project.spanOf(operatorToken), { left: textOf(left) }));
  },
);

/** `for (…; …; i++, j--)`: nobody reads a value there. */
function isInHead(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isForStatement(parent)) return parent.condition !== node;
  const isPart = ts.isParenthesizedExpression(parent) || isComma(parent);
  return isPart && isInHead(parent);
}

function isComma(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken;
}
