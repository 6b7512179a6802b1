import ts from "typescript";
import { isLazyAssignment } from "../../1-load/index.ts";
import { block, conditional, type Expression, mayFail, not } from "../../jsonata/index.ts";
import { isEffect } from "../assignments/effect.ts";
import {
  type Branching,
  branchesOf,
  conditionOf,
  hasEffects,
  isBranching,
} from "../awaits/units.ts";
import type { ExpressionContext } from "../expressions/expression-context.ts";
import { lowerReal, lowerTruth } from "../expressions/logical.ts";
import { isPresent } from "../expressions/once.ts";
import { unwrap } from "../expressions/unwrap.ts";
import type { Body } from "./body.ts";
import { evaluated } from "./evaluated.ts";
import { join } from "./lower-choices.ts";

/** An expression for what it changes: `x = …`, `x += …`, `x++`, `xs.push(…)`; any other has no effect but the error that it may throw. */
export function lowerEffect(expression: ts.Expression, body: Body): Expression {
  const node = unwrap(expression);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken)
    return lowerEffect(node.left, {
      ...body,
      rest: (inner) => lowerEffect(node.right, { ...body, context: inner }),
    });
  if (isBranching(node) && !isLazyAssignment(node) && hasEffects(node, body.context.checker))
    return lowerEither(node, body);
  const isChange = isEffect(node, body.context.checker);
  return evaluated(
    node,
    body,
    (inner) => {
      if (isChange) return body.rest(inner);
      const { expression: value } = inner.lower(node);
      const rest = body.rest(inner);
      return mayFail(value) ? block([{ name: inner.freshLocal("unused"), value }], rest) : rest;
    },
    false,
  );
}

/** `test && xs.push(x);`, `test ? i++ : j++;`: what `if` would do. */
function lowerEither(node: Branching, body: Body): Expression {
  const [first, second] = branchesOf(node);
  return evaluated(conditionOf(node), body, (context) =>
    join(branchesOf(node), { ...body, context }, (inner) => {
      const run = (branch: ts.Expression | undefined): Expression =>
        branch ? lowerEffect(branch, inner) : inner.rest(inner.context);
      return conditional(testOf(node, inner.context), run(first), run(second));
    }),
  );
}

/** Whether the first branch is evaluated. */
function testOf(node: Branching, context: ExpressionContext): Expression {
  const condition = conditionOf(node);
  if (ts.isConditionalExpression(node)) return lowerTruth(condition, context);
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return lowerTruth(condition, context);
  if (operator === ts.SyntaxKind.BarBarToken) return not(lowerReal(condition, context));
  return not(isPresent(context.lower(condition).expression));
}
