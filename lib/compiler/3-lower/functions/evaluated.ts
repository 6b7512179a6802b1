import ts from "typescript";
import { type Binding, bind, type Expression, local } from "../../jsonata/index.ts";
import { type Effect, type EffectNode, effectOf, isEffect } from "../assignments/effect.ts";
import { withTarget } from "../assignments/target.ts";
import { snapshotsOf } from "../awaits/snapshots.ts";
import { branchesOf, conditionOf, hasEffects, isBranching } from "../awaits/units.ts";
import type { Value } from "../context.ts";
import {
  type ExpressionContext,
  nest,
  refuseSyntax,
  replacing,
} from "../expressions/expression-context.ts";
import { isCheap } from "../expressions/once.ts";
import { shortText } from "../origins.ts";
import { assign, type Body } from "./body.ts";

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
  const effects = effectsIn(expression, body.context);
  const units = effects.map((node) => ({ kind: "effect", node }) as const);
  const kept = snapshotsOf(expression, units, checker);
  const from = (at: number, context: ExpressionContext): Expression => {
    const node = effects[at];
    if (node === undefined) return use(context);
    const values = new Map<ts.Node, Value>();
    for (const each of kept.filter(({ before }) => before === at)) {
      if (each.isShared) refuseShared(each.node, context);
      values.set(each.node, context.lower(each.node));
    }
    const inner = replacing(context, values);
    return changed(
      node,
      { ...body, context: inner, rest: (after) => from(at + 1, after) },
      isUsed || node !== expression,
    );
  };
  return from(0, body.context);
}

/** The changes of variables in an expression, in order. */
function effectsIn(node: ts.Node, context: ExpressionContext): readonly EffectNode[] {
  const { checker } = context;
  if (ts.isFunctionLike(node)) return [];
  if (isBranching(node) && branchesOf(node).some((branch) => hasEffects(branch, checker))) {
    refuseSyntax(context, node, "a change of a variable in a part that may not run", "use `if`");
    return effectsIn(conditionOf(node), context);
  }
  const parts: ts.Node[] = [];
  ts.forEachChild(node, (child) => void parts.push(child));
  const isPattern = ts.isBinaryExpression(node) && isTakenApart(node);
  const before = (isPattern ? parts.toReversed() : parts).flatMap((part) =>
    effectsIn(part, context),
  );
  return isEffect(node, checker) ? [...before, node] : before;
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

/** One change: `body.rest` goes on with what the variables hold then, and with the value of the change itself. */
function changed(node: EffectNode, body: Body, isUsed: boolean): Expression {
  const { context } = body;
  const held: Binding[] = [];
  const hold = (value: Value): Value => {
    if (isCheap(value.expression)) return value;
    const name = context.freshLocal("value");
    held.push({ name, value: value.expression });
    return { ...value, expression: local(name) };
  };
  const effect = effectOf(node, { context, isUsed, hold });
  if (effect === undefined) return body.rest(context);
  const rest = (inner: ExpressionContext): Expression =>
    body.rest(replacing(inner, new Map([[node, effect.result]])));
  return bind(held, setAll(effect, node, { ...body, rest }));
}

/** Each sees those before it. */
function setAll({ changes, result }: Effect, node: ts.Node, body: Body): Expression {
  const [first, ...others] = changes;
  const { context } = body;
  if (first === undefined) return body.rest(context);
  const { root } = first.target;
  const symbol = context.checker.getSymbolAtLocation(root);
  if (!symbol || !context.lookup(symbol) || !isOfSameFunction(symbol, node)) {
    const construct = `an assignment to \`${root.text}\` from inside another function`;
    refuseSyntax(context, node, construct, "return the value, or loop with `for…of`");
    return body.rest(context);
  }
  const value = withTarget(first.target, first.value(context), asItIsNow(root, context));
  return assign(body, symbol, value, (inner) =>
    setAll({ changes: others, result }, node, { ...body, context: inner }),
  );
}

/** The variable is changed as it is now, whatever was taken of it before. */
function asItIsNow(root: ts.Identifier, context: ExpressionContext): ExpressionContext {
  const replaced = new Map(context.replaced);
  replaced.delete(root);
  return nest({ ...context, replaced }, new Map());
}

/** Only variables of this very function: a callback can't change what is outside of it. */
function isOfSameFunction({ valueDeclaration }: ts.Symbol, node: ts.Node): boolean {
  return (
    valueDeclaration !== undefined && functionAround(valueDeclaration) === functionAround(node)
  );
}

function functionAround(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node.parent, ts.isFunctionLike);
}
