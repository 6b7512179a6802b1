import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { nodeRule } from "../rule.ts";

export const classInFlow = nodeRule(
  [ts.SyntaxKind.ClassDeclaration, ts.SyntaxKind.ClassExpression],
  ts.isClassLike,
  (node, { project, report }) => {
    const name = node.name?.text ?? "(unnamed)";
    report(diagnostic("NG1003", project.spanOf(node.name ?? node), { name }));
  },
);
