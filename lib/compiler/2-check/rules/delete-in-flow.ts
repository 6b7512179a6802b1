import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

export const deleteInFlow = nodeRule(
  [ts.SyntaxKind.DeleteExpression],
  ts.isDeleteExpression,
  (node, { project, report }) => {
    const target = node.expression;
    const access =
      ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target)
        ? target
        : undefined;
    const values = {
      expression: textOf(node),
      object: access ? textOf(access.expression) : "object",
      member: memberOf(access),
    };
    report(diagnostic("NG1006", project.spanOf(node), values));
  },
);

function memberOf(
  access: ts.PropertyAccessExpression | ts.ElementAccessExpression | undefined,
): string {
  if (access === undefined) return "member";
  return ts.isPropertyAccessExpression(access)
    ? access.name.text
    : `[${textOf(access.argumentExpression)}]`;
}
