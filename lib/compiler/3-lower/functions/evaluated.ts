import ts from "typescript";
import {
  changesOf,
  changingClosure,
  eachCall,
  outerChanges,
  ownChanges,
} from "../../1-load/index.ts";
import type { Expression } from "../../jsonata/index.ts";
import { type EffectNode, isEffect } from "../assignments/effect.ts";
import { type Changing, snapshotsOf } from "../awaits/snapshots.ts";
import {
  type Branching,
  branchesOf,
  conditionOf,
  hasEffects,
  isBranching,
} from "../awaits/units.ts";
import type { Value } from "../context.ts";
import {
  type ExpressionContext,
  refuseSyntax,
  replacing,
} from "../expressions/expression-context.ts";
import { shortText } from "../origins.ts";
import type { Body } from "./body.ts";
import { lowerChange } from "./lower-change.ts";
import { lowerChoice } from "./lower-choice.ts";
import { lowerClosure } from "./lower-closure.ts";
import { lowerEach } from "./lower-each.ts";

/**
 * What `use` makes of an expression after the changes of variables in it, in the order of evaluation. What was read before a change keeps its
 * value, since no name ever gets another one.
 *
 * @example `return xs[i++] + i` is `( $i_1 := $i + 1; $xs[$i] + $i_1 )`
 */
export function evaluated(
  expression: ts.Expression,
  body: Body,
  use: (context: ExpressionContext) => Expression,
  isUsed = true,
): Expression {
  const { checker } = body.context;
  const units = unitsIn(expression, checker);
  const kept = snapshotsOf(expression, units.map(changing(checker)), checker);
  const from = (at: number, context: ExpressionContext): Expression => {
    const node = units[at];
    if (node === undefined) return use(context);
    const values = new Map<ts.Node, Value>();
    for (const each of kept.filter(({ before }) => before === at)) {
      if (each.isShared) refuseShared(each.node, context);
      values.set(each.node, context.lower(each.node));
    }
    const inner = { ...body, context: replacing(context, values) };
    const rest = (after: ExpressionContext): Expression => from(at + 1, after);
    return changed(node, { ...inner, rest }, isUsed || node !== expression);
  };
  return from(0, body.context);
}

/** A part of an expression that changes variables: itself, or in a closure that it calls, or in an operand that may not be evaluated. */
type Unit = EffectNode | ts.CallExpression | Branching;

/** In the order of evaluation. */
function unitsIn(node: ts.Node, checker: ts.TypeChecker): readonly Unit[] {
  if (ts.isFunctionLike(node)) return [];
  if (isChoice(node, checker)) return [...unitsIn(conditionOf(node), checker), node];
  const parts: ts.Node[] = [];
  ts.forEachChild(node, (child) => void parts.push(child));
  const isPattern = ts.isBinaryExpression(node) && isTakenApart(node);
  const before = (isPattern ? parts.toReversed() : parts).flatMap((part) => unitsIn(part, checker));
  if (isEffect(node, checker)) return [...before, node];
  const isRun = changingClosure(node, checker) || eachCall(node, checker);
  return isRun && ts.isCallExpression(node) ? [...before, node] : before;
}

function isChoice(node: ts.Node, checker: ts.TypeChecker): node is Branching {
  return isBranching(node) && branchesOf(node).some((branch) => hasEffects(branch, checker));
}

function changing(checker: ts.TypeChecker): (node: Unit) => Changing {
  return (node) => {
    const isRun = isChoice(node, checker) || eachCall(node, checker);
    if (isRun) return { node, changes: changesOf([node], checker) };
    const closure = changingClosure(node, checker);
    const changes = closure ? outerChanges(closure, checker) : ownChanges([node], checker);
    return { node, changes };
  };
}

/** A pattern is evaluated after what it takes apart. */
function isTakenApart({ left, operatorToken }: ts.BinaryExpression): boolean {
  return (
    operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    (ts.isArrayLiteralExpression(left) || ts.isObjectLiteralExpression(left))
  );
}

function refuseShared(node: ts.Expression, context: ExpressionContext): void {
  const construct = `\`${shortText(node)}\` and a change of it in one expression`;
  refuseSyntax(context, node, construct, "write two statements");
}

/** One part: `body.rest` goes on with what the variables hold then, and with the value of the part itself. */
function changed(node: Unit, body: Body, isUsed: boolean): Expression {
  const { checker } = body.context;
  if (isChoice(node, checker)) return lowerChoice(node, body, isUsed, evaluated);
  const each = eachCall(node, checker);
  if (each) return lowerEach(each, body, evaluated);
  const closure = changingClosure(node, checker);
  if (closure && ts.isCallExpression(node))
    return lowerClosure(node, closure, { body, isUsed, evaluate: evaluated });
  return isEffect(node, checker) ? lowerChange(node, body, isUsed) : body.rest(body.context);
}
