import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

export const forIn = nodeRule(
  [ts.SyntaxKind.ForInStatement],
  ts.isForInStatement,
  ({ initializer, expression }, { project, report }) => {
    const object = textOf(expression);
    const help = `for (${textOf(initializer)} of Object.keys(${object}))`;
    report(diagnostic("NG1009", project.spanOf(expression), { object }, { help }));
  },
);
