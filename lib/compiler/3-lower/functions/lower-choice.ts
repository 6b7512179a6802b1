import ts from "typescript";
import { isLazyAssignment, symbolOf } from "../../1-load/index.ts";
import { bind, conditional, type Expression, local } from "../../jsonata/index.ts";
import { targetPath, withTarget } from "../assignments/target.ts";
import { type Branching, branchesOf, conditionOf } from "../awaits/units.ts";
import type { Value } from "../context.ts";
import type { ExpressionContext } from "../expressions/expression-context.ts";
import { isCheap, isPresent } from "../expressions/once.ts";
import { truthOf } from "../expressions/truth.ts";
import { isNullish, isOr } from "../lazy-operators.ts";
import { assignedBeyond } from "./assigned.ts";
import { assign, type Body, type Evaluate } from "./body.ts";
import { givingBack } from "./giving-back.ts";

/** `a && i++`, `c ? next() : 0`, `x ??= next()`: an operand that changes variables, where it is evaluated. */
export function lowerChoice(
  node: Branching,
  body: Body,
  isUsed: boolean,
  evaluate: Evaluate,
): Expression {
  const { context } = body;
  const condition = context.lower(conditionOf(node));
  const name = context.freshLocal("value");
  const isHeld = !isCheap(condition.expression);
  const value = isHeld ? { ...condition, expression: local(name) } : condition;
  const back = givingBack(node, changedBy(node, context), isUsed, context);
  const skipped = back.pack(context, value);
  const [then, otherwise] = branchesOf(node).map((branch) => {
    const inside: Body = { ...body, context, rest: (inner) => back.pack(inner, undefined) };
    return evaluate(branch, inside, (inner) => taken(node, branch, inside, inner, back.pack));
  });
  const packed = choose(node, value, [then ?? skipped, otherwise ?? skipped], context);
  return bind(isHeld ? [{ name, value: condition.expression }] : [], back.goOn(packed, body.rest));
}

function changedBy(node: Branching, context: ExpressionContext): readonly ts.Symbol[] {
  const parts = isLazyAssignment(node) ? [node] : branchesOf(node);
  return assignedBeyond(parts, context.checker).filter((symbol) => context.lookup(symbol));
}

/** The operand's value, which `x ??= e` gives to its target first. */
function taken(
  node: Branching,
  branch: ts.Expression,
  body: Body,
  context: ExpressionContext,
  pack: (context: ExpressionContext, value: Value) => Expression,
): Expression {
  const value = context.lower(branch);
  const target = isLazyAssignment(node) ? targetPath(node.left) : undefined;
  const symbol = target && symbolOf(context.checker, target.root);
  if (target === undefined || symbol === undefined) return pack(context, value);
  const whole = withTarget(target, value, context);
  return assign({ ...body, context }, symbol, whole, (inner) => pack(inner, value));
}

function choose(
  node: Branching,
  value: Value,
  [then, otherwise]: readonly [Expression, Expression],
  context: ExpressionContext,
): Expression {
  if (ts.isConditionalExpression(node)) {
    return conditional(truthOf(value, context), then, otherwise);
  }
  const operator = node.operatorToken.kind;
  if (isNullish(operator)) return conditional(isPresent(value.expression), otherwise, then);
  const test = truthOf(value, context);
  return isOr(operator) ? conditional(test, otherwise, then) : conditional(test, then, otherwise);
}
