import type ts from "typescript";
import { call, type Expression, lambda, local } from "../../jsonata/index.ts";
import type { LowerContext, Value } from "../context.ts";
import { nest } from "../expressions/expression-context.ts";
import { expressionContext } from "../expressions/index.ts";
import { assignedBeyond } from "./assigned.ts";
import { outcomeOf } from "./body.ts";
import { lowerStatements } from "./lower-body.ts";
import { type PureEffect, pureEffect } from "./pure-effect.ts";

/** What statements that run once for each item of a list know of it. */
export interface Folded {
  readonly items: Expression;
  readonly hint: string;
  /** Given what stands for the item. */
  bind(item: Expression): {
    readonly values: ReadonlyMap<ts.Symbol, Value>;
    readonly replaced: ReadonlyMap<ts.Node, Value>;
  };
}

/**
 * Pure statements that run once for each item, as one `$reduce` over what they assign.
 *
 * @example `total += rows;` for each of `$states.result` is `$reduce($states.result, function($total, $rows){ $total + $rows }, $total)`
 */
export function lowerFold(
  statements: readonly ts.Statement[],
  { items, hint, bind }: Folded,
  context: LowerContext,
): PureEffect {
  const symbols = assignedBeyond(statements, context.checker).filter((symbol) =>
    context.lookup(symbol),
  );
  const [only] = symbols;
  const outcome = outcomeOf(
    symbols,
    symbols.some((symbol) => context.lookup(symbol)?.optional),
  );
  const state = local(context.freshLocal(symbols.length === 1 && only ? only.name : "state"));
  const item = local(context.freshLocal(hint));
  const { values, replaced } = bind(item);
  const outer = expressionContext(context);
  const own = expressionContext({ ...context, replaced });
  const step = lowerStatements(statements, {
    context: nest(outcome.unpack(state, own), values),
    lower: lowerStatements,
    rest: outcome.pack,
    exits: { return: (_, inner) => outcome.pack(inner), continue: outcome.pack },
  });
  const names = [state.name, item.name];
  const record = call("reduce", items, lambda(names, step), outcome.pack(outer));
  return pureEffect(record, outcome, outer);
}
