import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

/** The code of `fail` is the name of an error: `instanceof` and `retry` are decided by such names. */
export const failCode = nodeRule(
  [ts.SyntaxKind.CallExpression],
  ts.isCallExpression,
  (node, { project, report }) => {
    const [code] = node.arguments;
    if (code === undefined || project.vocabularyOf(node.expression) !== "fail") return;
    const constant = project.constantOf(code);
    const problem = problemOf(constant.kind === "constant" ? constant.value : undefined);
    if (problem)
      report(diagnostic("NG1702", project.spanOf(code), { code: textOf(code), problem }));
  },
);

function problemOf(code: unknown): string | undefined {
  if (typeof code !== "string") return "is only known at run time";
  if (code === "") return "is empty";
  return code.startsWith("States.") ? "is one of Step Functions' own names" : undefined;
}
