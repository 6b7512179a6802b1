import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { nodeRule } from "../rule.ts";

export const generator = nodeRule(
  [
    ts.SyntaxKind.FunctionDeclaration,
    ts.SyntaxKind.FunctionExpression,
    ts.SyntaxKind.MethodDeclaration,
  ],
  ts.isFunctionLike,
  (node, { project, report }) => {
    const star = "asteriskToken" in node ? node.asteriskToken : undefined;
    if (star === undefined) return;
    const name = node.name?.getText() ?? "function*";
    report(diagnostic("NG1004", project.spanOf(node.name ?? star), { name }));
  },
);
