import type ts from "typescript";
import type { Expression } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import type { ExpressionContext } from "../expressions/expression-context.ts";
import type { Outcome } from "./body.ts";

/** What statements without awaits do to the variables around them. */
export interface PureEffect {
  /** Computes all that they assign at once: the value itself of the only variable, or an object with a member for each. */
  readonly record: Expression;
  /** The values of the assigned variables, given what stands for the record. */
  values(record: Expression): ReadonlyMap<ts.Symbol, Value>;
}

export function pureEffect(
  record: Expression,
  outcome: Outcome,
  context: ExpressionContext,
): PureEffect {
  return {
    record,
    values: (packed) => {
      const inner = outcome.unpack(packed, context);
      return new Map(
        outcome.symbols.flatMap((symbol): [ts.Symbol, Value][] => {
          const value = inner.lookup(symbol);
          return value ? [[symbol, value]] : [];
        }),
      );
    },
  };
}
