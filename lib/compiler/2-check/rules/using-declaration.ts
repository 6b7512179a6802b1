import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { nodeRule } from "../rule.ts";

export const usingDeclaration = nodeRule(
  [ts.SyntaxKind.VariableDeclarationList],
  ts.isVariableDeclarationList,
  (node, { project, report }) => {
    if (!(node.flags & ts.NodeFlags.Using)) return;
    const help = "clean up in `finally`: try { … } finally { await cleanUp(); }";
    report(diagnostic("NG1000", project.spanOf(node), { construct: "`using`" }, { help }));
  },
);
