import ts from "typescript";
import { isFunctionType } from "../../1-load/index.ts";
import {
  and,
  conditional,
  type Expression,
  literal,
  not,
  nullable,
  or,
} from "../../jsonata/index.ts";
import { callableOf } from "../callables/callable-of.ts";
import type { Value } from "../context.ts";
import { booleanValue, type ExpressionContext, typedValue } from "./expression-context.ts";
import { booleanKind, kindsOf, mayBe, nullish } from "./kinds.ts";
import { isPresent, once } from "./once.ts";
import { conditionOf, isBoolean, truthOf } from "./truth.ts";
import { unwrap } from "./unwrap.ts";

/** `a && b`, `a || b`, `a ?? b` as values. */
export function lowerLogical(node: ts.BinaryExpression, context: ExpressionContext): Value {
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.QuestionQuestionToken) return lowerNullish(node, context);
  const left = context.lower(node.left);
  const right = context.lower(node.right);
  const isAnd = operator === ts.SyntaxKind.AmpersandAmpersandToken;
  if (isOnlyBoolean(left, context) && isOnlyBoolean(right, context)) {
    const join = isAnd ? and : or;
    return booleanValue(join(left.expression, right.expression), context);
  }
  const expression = once(left.expression, "value", context, (value) => {
    const test = truthOf({ ...left, expression: value }, context);
    return isAnd
      ? conditional(test, right.expression, value)
      : conditional(test, value, right.expression);
  });
  const type = context.checker.getTypeAtLocation(node);
  return typedValue(expression, type, context, (isAnd && left.optional) || right.optional);
}

function lowerNullish(node: ts.BinaryExpression, context: ExpressionContext): Value {
  const left = context.lower(node.left);
  if (!mayBe(left, nullish, context)) return left;
  const right = context.lower(node.right);
  const expression = once(nullable(left.expression), "value", context, (value) =>
    conditional(isPresent(value), value, right.expression),
  );
  const { checker } = context;
  return { expression, type: checker.getTypeAtLocation(node), optional: right.optional };
}

/** A condition: `&&`, `||` and `!` need only the truth of their operands. */
export function lowerTruth(node: ts.Expression, context: ExpressionContext): Expression {
  const inner = unwrap(node);
  if (context.replaced.has(inner)) return truthOf(context.lower(inner), context);
  if (ts.isPrefixUnaryExpression(inner) && inner.operator === ts.SyntaxKind.ExclamationToken) {
    return not(asOperand(lowerTruth(inner.operand, context)));
  }
  if (ts.isBinaryExpression(inner)) {
    const operator = inner.operatorToken.kind;
    if (operator === ts.SyntaxKind.AmpersandAmpersandToken)
      return and(lowerTruth(inner.left, context), lowerTruth(inner.right, context));
    if (operator === ts.SyntaxKind.BarBarToken)
      return or(lowerTruth(inner.left, context), lowerTruth(inner.right, context));
  }
  if (isFunction(inner, context)) return literal(true);
  return truthOf(context.lower(inner), context);
}

/** A function that is known is there. */
function isFunction(node: ts.Expression, { checker, functions }: ExpressionContext): boolean {
  const isFunctionTyped = isFunctionType(checker.getTypeAtLocation(node), checker);
  return isFunctionTyped && callableOf(node, functions) !== undefined;
}

/** `$not` of undefined is undefined, and of `[]` true: it gets real booleans only. */
function asOperand(test: Expression): Expression {
  return isBoolean(test) ? test : conditional(test, literal(true), literal(false));
}

/** A condition as a real boolean. */
export function lowerReal(node: ts.Expression, context: ExpressionContext): Expression {
  const inner = unwrap(node);
  const logical =
    (ts.isPrefixUnaryExpression(inner) && inner.operator === ts.SyntaxKind.ExclamationToken) ||
    (ts.isBinaryExpression(inner) && isAndOr(inner.operatorToken.kind));
  if (logical && !context.replaced.has(inner)) {
    const test = lowerTruth(inner, context);
    return isBoolean(test) ? test : conditional(test, literal(true), literal(false));
  }
  if (isFunction(inner, context)) return literal(true);
  return conditionOf(context.lower(inner), context);
}

function isAndOr(kind: ts.SyntaxKind): boolean {
  return kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken;
}

function isOnlyBoolean(value: Value, context: ExpressionContext): boolean {
  return kindsOf(value, context) === booleanKind;
}
