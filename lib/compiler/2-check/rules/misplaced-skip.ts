import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { type LoadedProject, wrappedExpression } from "../../1-load/index.ts";
import { nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

/** `skip(…)` marks the whole run: it is what the flow itself returns. */
export const misplacedSkip = nodeRule(
  [ts.SyntaxKind.CallExpression],
  ts.isCallExpression,
  (node, { project, report }) => {
    if (project.vocabularyOf(node.expression) !== "skip" || isReturned(node, project)) return;
    report(diagnostic("NG1701", project.spanOf(node), { call: textOf(node) }));
  },
);

function isReturned(node: ts.Expression, project: LoadedProject): boolean {
  const outer = wrappedExpression(node);
  const { parent } = outer;
  if (isChosen(outer, parent)) return isReturned(parent, project);
  const isResult = ts.isReturnStatement(parent) || ts.isArrowFunction(parent);
  const fn = isResult ? ts.findAncestor(parent, ts.isFunctionLike) : undefined;
  return project.flows.some(({ body }) => body === fn);
}

/** `rows === 0 ? skip("no rows") : rows`, `found ?? skip("nothing")` */
function isChosen(node: ts.Expression, parent: ts.Node): parent is ts.Expression {
  if (ts.isConditionalExpression(parent)) return parent.condition !== node;
  return (
    ts.isBinaryExpression(parent) && parent.right === node && LAZY.has(parent.operatorToken.kind)
  );
}

const LAZY: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);
