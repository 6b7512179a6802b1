import type ts from "typescript";
import { type Binding, bind, type Expression, local } from "../../jsonata/index.ts";
import { type Effect, type EffectNode, effectOf } from "../assignments/effect.ts";
import { withTarget } from "../assignments/target.ts";
import type { Value } from "../context.ts";
import {
  type ExpressionContext,
  nest,
  refuseSyntax,
  replacing,
} from "../expressions/expression-context.ts";
import { isCheap } from "../expressions/once.ts";
import { assign, type Body } from "./body.ts";

/** An assignment, `x++`, `list.push(…)`: `body.rest` goes on with what the variables hold then, and with the value of the change itself. */
export function lowerChange(node: EffectNode, body: Body, isUsed: boolean): Expression {
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
  if (!symbol || !context.lookup(symbol)) {
    const construct = `an assignment to \`${root.text}\``;
    refuseSyntax(context, node, construct, "assign a variable of the flow");
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
