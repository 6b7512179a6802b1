import ts from "typescript";
import { isAssignment, isStep, plainExpression, symbolOf } from "../../1-load/index.ts";
import { conditional, type Expression, literal } from "../../jsonata/index.ts";
import { applyOperator, type Operator } from "../apply-operator.ts";
import type { Value } from "../context.ts";
import {
  booleanValue,
  type ExpressionContext,
  numberValue,
  refuseSyntax,
} from "../expressions/expression-context.ts";
import { spreadTogether } from "../expressions/object-literal.ts";
import { isPresent } from "../expressions/once.ts";
import { truthOf } from "../expressions/truth.ts";
import { shortText } from "../origins.ts";
import { isDefault } from "./is-default.ts";
import { isMutation, mutate } from "./mutation.ts";
import { isPattern, partsOf } from "./pattern-parts.ts";
import { type Target, targetPath } from "./target.ts";
import { deleted } from "./updated.ts";

/** An expression that changes a variable: an assignment, `x++`, `list.push(…)`, `Object.assign(x, …)`, `delete x.a`. */
export type EffectNode =
  | ts.BinaryExpression
  | ts.PrefixUnaryExpression
  | ts.PostfixUnaryExpression
  | ts.CallExpression
  | ts.DeleteExpression;

/** One variable, or a member of its value, with what it becomes. */
export interface Change {
  readonly target: Target;
  value(context: ExpressionContext): Value;
}

/** What an expression changes, in order, and the value that it has itself, where that is read. */
export interface Effect {
  readonly changes: readonly Change[];
  readonly result: Value;
}

export interface EffectContext {
  readonly context: ExpressionContext;
  /** Whether the expression's own value is read. */
  readonly isUsed: boolean;
  /** Keeps a value as it is before the changes. */
  hold(value: Value): Value;
}

/** Whether an expression changes a variable itself. */
export function isEffect(node: ts.Node, checker: ts.TypeChecker): node is EffectNode {
  if (ts.isBinaryExpression(node)) return isAssignment(node.operatorToken.kind) && !isDefault(node);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return isStep(node.operator);
  }
  if (ts.isDeleteExpression(node)) return true;
  return ts.isCallExpression(node) && (changesList(node, checker) || changesObject(node));
}

/** `list.push(…)` of a variable, not of a list made just there. */
function changesList(node: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const callee = plainExpression(node.expression);
  if (!ts.isPropertyAccessExpression(callee) || !isMutation(callee.name.text)) return false;
  const target = targetPath(callee.expression);
  const owner = checker.getTypeAtLocation(callee.expression);
  return target !== undefined && checker.isArrayLikeType(checker.getNonNullableType(owner));
}

/** `Object.assign(target, …)` of a variable. */
function changesObject({ expression, arguments: [target] }: ts.CallExpression): boolean {
  return expression.getText() === "Object.assign" && target !== undefined && !!targetPath(target);
}

/** What an expression changes; undefined where that can't be part of a flow, which is reported. */
export function effectOf(node: EffectNode, at: EffectContext): Effect | undefined {
  if (ts.isBinaryExpression(node)) return assignedBy(node, at);
  if (ts.isDeleteExpression(node)) return deletedBy(node, at);
  if (!ts.isCallExpression(node)) return steppedBy(node, at);
  return changesObject(node) ? mergedBy(node, at) : mutatedBy(node, at);
}

function assignedBy(node: ts.BinaryExpression, at: EffectContext): Effect | undefined {
  const left = plainExpression(node.left);
  const isPlain = node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  if (isPlain && isPattern(left)) return assignPattern(left, node, at);
  const value = isPlain ? at.context.lower(node.right) : compound(node, at.context);
  return setting(left, at.isUsed ? at.hold(value) : value, undefined, at);
}

function setting(
  node: ts.Expression,
  value: Value,
  result: Value | undefined,
  { context }: EffectContext,
): Effect | undefined {
  const target = targetPath(node);
  const symbol = target && symbolOf(context.checker, target.root);
  if (target === undefined || symbol === undefined || context.lookup(symbol) === undefined) {
    const construct = `an assignment to \`${shortText(node)}\``;
    refuseSyntax(context, node, construct, "assign a variable of the flow");
    return undefined;
  }
  return { changes: [{ target, value: () => value }], result: result ?? value };
}

/** `[a, b] = [b, a]`: the right side is evaluated before anything is set. */
function assignPattern(
  pattern: Parameters<typeof partsOf>[0],
  node: ts.BinaryExpression,
  at: EffectContext,
): Effect {
  const whole = heldParts(at.context.lower(node.right), at);
  const changes = partsOf(pattern, whole, at.context).flatMap(({ target, value }) => {
    const set = setting(target, whole, undefined, at);
    return set ? set.changes.map((change) => ({ ...change, value })) : [];
  });
  return { changes, result: whole };
}

/** A list that is written out is held item by item. */
function heldParts(value: Value, at: EffectContext): Value {
  const { expression } = value;
  if (expression.kind !== "array" || expression.items.some((item) => item.spread)) {
    return at.hold(value);
  }
  const items = expression.items.map((item) => {
    const held = at.hold({ ...value, expression: item.value, optional: item.optional === true });
    return { ...item, value: held.expression };
  });
  return { ...value, expression: { ...expression, items } };
}

/** The value of `x += e` and `x ??= e`. */
function compound(node: ts.BinaryExpression, context: ExpressionContext): Value {
  const left = context.lower(node.left);
  const right = context.lower(node.right);
  const { kind } = node.operatorToken;
  const choose = LAZY.get(kind);
  if (choose) return choose(left, right, context);
  const operator = OPERATORS.get(kind);
  if (operator) return applyOperator(operator, left, right, node, context);
  return refuseSyntax(context, node, `\`${node.operatorToken.getText()}\``);
}

const OPERATORS: ReadonlyMap<ts.SyntaxKind, Operator> = new Map([
  [ts.SyntaxKind.PlusEqualsToken, ts.SyntaxKind.PlusToken],
  [ts.SyntaxKind.MinusEqualsToken, ts.SyntaxKind.MinusToken],
  [ts.SyntaxKind.AsteriskEqualsToken, ts.SyntaxKind.AsteriskToken],
  [ts.SyntaxKind.SlashEqualsToken, ts.SyntaxKind.SlashToken],
  [ts.SyntaxKind.PercentEqualsToken, ts.SyntaxKind.PercentToken],
  [ts.SyntaxKind.AsteriskAsteriskEqualsToken, ts.SyntaxKind.AsteriskAsteriskToken],
]);

type Lazy = (left: Value, right: Value, context: ExpressionContext) => Value;

const LAZY: ReadonlyMap<ts.SyntaxKind, Lazy> = new Map<ts.SyntaxKind, Lazy>([
  [
    ts.SyntaxKind.QuestionQuestionEqualsToken,
    (left, right) => either(isPresent(left.expression), left, right),
  ],
  [
    ts.SyntaxKind.BarBarEqualsToken,
    (left, right, context) => either(truthOf(left, context), left, right),
  ],
  [
    ts.SyntaxKind.AmpersandAmpersandEqualsToken,
    (left, right, context) => ({
      ...either(truthOf(left, context), right, left),
      optional: left.optional || right.optional,
    }),
  ],
]);

function either(test: Expression, then: Value, otherwise: Value): Value {
  return { ...otherwise, expression: conditional(test, then.expression, otherwise.expression) };
}

/** `x++`: its own value is the old one, as a number. */
function steppedBy(
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
  at: EffectContext,
): Effect | undefined {
  const { context, isUsed } = at;
  const isMore = node.operator === ts.SyntaxKind.PlusPlusToken;
  const old = context.lower(node.operand);
  const before = isUsed && ts.isPostfixUnaryExpression(node) ? at.hold(old) : old;
  const operator = isMore ? ts.SyntaxKind.PlusToken : ts.SyntaxKind.MinusToken;
  const next = applyOperator(operator, before, numberValue(literal(1), context), node, context);
  if (!isUsed || ts.isPostfixUnaryExpression(node)) {
    return setting(node.operand, next, before, at);
  }
  return setting(node.operand, at.hold(next), undefined, at);
}

function deletedBy(node: ts.DeleteExpression, at: EffectContext): Effect | undefined {
  const access = plainExpression(node.expression);
  const isTrue = booleanValue(literal(true), at.context);
  const isMember = ts.isPropertyAccessExpression(access) || ts.isElementAccessExpression(access);
  const isList =
    isMember &&
    at.context.checker.isArrayLikeType(at.context.checker.getTypeAtLocation(access.expression));
  if (!isMember || isList) {
    refuseSyntax(at.context, node, `\`${shortText(node)}\``, "delete a member of an object");
    return undefined;
  }
  return setting(access.expression, deleted(access, at.context), isTrue, at);
}

/** The call's own value is the object after the change. */
function mergedBy(node: ts.CallExpression, at: EffectContext): Effect | undefined {
  const [target] = node.arguments;
  if (target === undefined) return undefined;
  const { type } = at.context.lower(target);
  const expression = spreadTogether(node.arguments, at.context);
  const value: Value = { expression, type, optional: false };
  return setting(target, at.isUsed ? at.hold(value) : value, undefined, at);
}

function mutatedBy(node: ts.CallExpression, at: EffectContext): Effect | undefined {
  const callee = plainExpression(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const list = at.context.lower(callee.expression);
  const mutated = mutate(list, node, callee.name.text, at.context);
  const result = at.isUsed && mutated.result ? at.hold(mutated.result) : mutated.list;
  const after = at.isUsed && mutated.result === undefined ? at.hold(mutated.list) : mutated.list;
  return setting(callee.expression, after, mutated.result ? result : after, at);
}
