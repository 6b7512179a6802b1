import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { nodeRule } from "../rule.ts";

export const labelInFlow = nodeRule(
  [ts.SyntaxKind.LabeledStatement],
  ts.isLabeledStatement,
  ({ label }, { project, report }) => {
    report(diagnostic("NG1008", project.spanOf(label), { name: label.text }));
  },
);
