import type ts from "typescript";
import { absent, type Expression, member, type ObjectMember } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { type ExpressionContext, replacing } from "../expressions/expression-context.ts";
import { goOn, outcomeOf } from "./body.ts";

/** What code gives that has several ways to its end: what the variables hold that it changes, and the value of the node that it stands for, where that is read. */
export function givingBack(
  node: ts.Expression,
  symbols: readonly ts.Symbol[],
  isUsed: boolean,
  context: ExpressionContext,
) {
  const outcome = outcomeOf(symbols, isUsed);
  let optional = false;
  const resultOf = (value: Value | undefined): readonly ObjectMember[] => {
    if (!isUsed) return [];
    optional ||= value === undefined || value.optional;
    if (value === undefined) return [];
    const member = { key: "result", value: value.expression };
    return [value.optional ? { ...member, optional: true } : member];
  };
  return {
    pack: (inner: ExpressionContext, value: Value | undefined): Expression =>
      outcome.pack(inner, resultOf(value)),
    goOn: (packed: Expression, rest: (context: ExpressionContext) => Expression): Expression =>
      goOn(outcome, packed, context, (inner, state) => {
        const type = context.checker.getTypeAtLocation(node);
        const expression = isUsed ? member(state, "result") : absent();
        const result = { expression, type, optional: optional || !isUsed };
        return rest(replacing(inner, new Map([[node, result]])));
      }),
  };
}
