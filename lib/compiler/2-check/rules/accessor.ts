import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { nodeRule } from "../rule.ts";

export const accessor = nodeRule(
  [ts.SyntaxKind.GetAccessor, ts.SyntaxKind.SetAccessor],
  ts.isAccessor,
  (node, { project, report }) => {
    if (ts.isClassLike(node.parent)) return;
    report(diagnostic("NG1011", project.spanOf(node.name), { name: node.name.getText() }));
  },
);
