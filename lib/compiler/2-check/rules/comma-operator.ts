import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

export const commaOperator = nodeRule(
  [ts.SyntaxKind.BinaryExpression],
  ts.isBinaryExpression,
  ({ left, operatorToken }, { project, report }) => {
    if (operatorToken.kind !== ts.SyntaxKind.CommaToken) return;
    report(diagnostic("NG1012", project.spanOf(operatorToken), { left: textOf(left) }));
  },
);
