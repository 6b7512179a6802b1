import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { plainExpression } from "../../1-load/index.ts";
import { nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

/** A hole in an array is no JSON; a member of an object is taken away. */
export const deleteInFlow = nodeRule(
  [ts.SyntaxKind.DeleteExpression],
  ts.isDeleteExpression,
  (node, { project, report }) => {
    const target = plainExpression(node.expression);
    if (ts.isPropertyAccessExpression(target) || !ts.isElementAccessExpression(target)) return;
    const owner = project.checker.getTypeAtLocation(target.expression);
    if (!project.checker.isArrayLikeType(owner)) return;
    const [array, index] = [textOf(target.expression), textOf(target.argumentExpression)];
    report(diagnostic("NG1006", project.spanOf(node), { expression: textOf(node), array, index }));
  },
);
