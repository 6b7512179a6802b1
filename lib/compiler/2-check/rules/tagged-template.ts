import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

export const taggedTemplate = nodeRule(
  [ts.SyntaxKind.TaggedTemplateExpression],
  ts.isTaggedTemplateExpression,
  ({ tag }, { project, report }) => {
    if (textOf(tag) === "String.raw") return;
    report(diagnostic("NG1013", project.spanOf(tag), { tag: textOf(tag) }));
  },
);
