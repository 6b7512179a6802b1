import type ts from "typescript";
import { type FunctionNode, outerChanges } from "../../1-load/index.ts";
import { member } from "../../jsonata/index.ts";
import type { LowerContext } from "../context.ts";
import type { ExpressionContext } from "../expressions/expression-context.ts";
import { expressionContext } from "../expressions/index.ts";
import { outcomeOf } from "./body.ts";
import { evaluated } from "./evaluated.ts";
import { lowerStatements } from "./lower-body.ts";
import { lowerClosure } from "./lower-closure.ts";
import { type PureEffect, pureEffect } from "./pure-effect.ts";

export interface PureCall {
  readonly effect: PureEffect;
  /** The call's own value, given what stands for the record; only where it is used. */
  result(record: PureEffect["record"]): PureEffect["record"];
}

/** A call of a function that changes variables of a flow and only computes, as one expression. */
export function lowerPureCall(
  call: ts.CallExpression,
  fn: FunctionNode,
  context: LowerContext,
  isUsed: boolean,
): PureCall {
  const own = expressionContext(context);
  const symbols = [...outerChanges(fn, context.checker).all].filter((symbol) =>
    context.lookup(symbol),
  );
  const outcome = outcomeOf(symbols, isUsed);
  const end = (inner: ExpressionContext): PureEffect["record"] => {
    if (!isUsed) return outcome.pack(inner);
    const { expression: value, optional } = inner.lower(call);
    return outcome.pack(inner, [{ key: "result", value, ...(optional && { optional: true }) }]);
  };
  const body = { context: own, lower: lowerStatements, rest: end };
  const exits = { return: (_: unknown, inner: ExpressionContext) => end(inner) };
  const record = lowerClosure(call, fn, {
    body: { ...body, exits },
    isUsed,
    evaluate: evaluated,
  });
  return {
    effect: pureEffect(record, outcome, own),
    result: (packed) => member(packed, "result"),
  };
}
