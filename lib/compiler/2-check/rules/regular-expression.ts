import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { nodeRule } from "../rule.ts";

export const regularExpression = nodeRule(
  [ts.SyntaxKind.RegularExpressionLiteral],
  ts.isRegularExpressionLiteral,
  (node, { project, report }) => {
    report(diagnostic("NG1010", project.spanOf(node), { pattern: node.text }));
  },
);
