import ts from "typescript";
import { type FunctionNode, outerChanges } from "../../1-load/index.ts";
import { absent, bind, type Expression } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import {
  type ExpressionContext,
  nest,
  refuseSyntax,
  replacing,
} from "../expressions/expression-context.ts";
import { bindParameters } from "../patterns/bind-parameters.ts";
import type { Body, Evaluate } from "./body.ts";
import { givingBack } from "./giving-back.ts";
import { jumpsIn, leaves } from "./jumps.ts";

/** Where a closure is called. */
interface Calling {
  readonly body: Body;
  readonly isUsed: boolean;
  readonly evaluate: Evaluate;
}

/** A call of a closure that changes variables around it: its body where the call is, and then on with what they hold. */
export function lowerClosure(
  call: ts.CallExpression,
  fn: FunctionNode,
  { body, isUsed, evaluate }: Calling,
): Expression {
  const { context } = body;
  if (context.open.includes(fn)) {
    const name = call.expression.getText();
    refuseSyntax(context, call, `\`${name}\`, which calls itself,`, "write a loop");
    return body.rest(context);
  }
  const symbols = [...outerChanges(fn, context.checker).all].filter((symbol) =>
    context.lookup(symbol),
  );
  const values = context.argumentsFor(fn, call.arguments, context);
  const bound = bindParameters(fn, values, nest(context, new Map(), [...context.open, fn]));
  const inside: Body = { ...body, context: bound.context };
  if (isStraight(fn)) {
    const straight = (inner: ExpressionContext, value: Value | undefined): Expression =>
      body.rest(behind(call, symbols, value, inner, context));
    return bind(bound.bindings, bodyOf(fn, inside, straight, evaluate));
  }
  const back = givingBack(call, symbols, isUsed, context);
  return back.goOn(bind(bound.bindings, bodyOf(fn, inside, back.pack, evaluate)), body.rest);
}

type End = (context: ExpressionContext, value: Value | undefined) => Expression;

function bodyOf(fn: FunctionNode, body: Body, end: End, evaluate: Evaluate): Expression {
  const code = fn.body;
  if (code === undefined) return end(body.context, undefined);
  if (!ts.isBlock(code)) {
    return evaluate(code, body, (inner) => end(inner, inner.lower(code)));
  }
  return body.lower(code.statements, {
    ...body,
    rest: (inner) => end(inner, undefined),
    exits: { return: (value, inner) => end(inner, value) },
  });
}

/** Its end is reached one way only, so that what comes after is written once. */
function isStraight({ body }: FunctionNode): boolean {
  if (body === undefined || !ts.isBlock(body)) return true;
  const last = body.statements.at(-1);
  const before =
    last && ts.isReturnStatement(last) ? body.statements.slice(0, -1) : body.statements;
  return !leaves(jumpsIn(before));
}

/** The context of the call again, in which the variables hold what they did at the closure's end. */
function behind(
  call: ts.CallExpression,
  symbols: readonly ts.Symbol[],
  value: Value | undefined,
  inner: ExpressionContext,
  context: ExpressionContext,
): ExpressionContext {
  const values = symbols.flatMap((symbol): readonly (readonly [ts.Symbol, Value])[] => {
    const own = inner.lookup(symbol);
    return own ? [[symbol, own]] : [];
  });
  const type = context.checker.getTypeAtLocation(call);
  const result = value ?? { expression: absent(), type, optional: true };
  return replacing(nest(context, new Map(values)), new Map([[call, result]]));
}
