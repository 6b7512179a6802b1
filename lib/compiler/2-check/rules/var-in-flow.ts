import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { nodeRule } from "../rule.ts";

export const varInFlow = nodeRule(
  [ts.SyntaxKind.VariableDeclarationList],
  ts.isVariableDeclarationList,
  (node, { project, report }) => {
    if (node.flags & ts.NodeFlags.BlockScoped) return;
    const [first] = node.declarations;
    const name = first?.name.getText() ?? "";
    report(diagnostic("NG1007", project.spanOf(node), { name }));
  },
);
