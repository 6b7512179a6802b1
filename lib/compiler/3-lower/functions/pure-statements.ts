import ts from "typescript";
import type { LowerContext } from "../context.ts";
import { expressionContext } from "../expressions/index.ts";
import { assignedBeyond } from "./assigned.ts";
import { outcomeOf } from "./body.ts";
import { jumpsIn, leaves } from "./jumps.ts";
import { lowerStatements } from "./lower-body.ts";
import { type PureEffect, pureEffect } from "./pure-effect.ts";

/** Whether statements only compute: no await, nothing that leaves them early, no `try`. Calls of steps must be awaited, so they count as awaits. */
export function isPure(statements: readonly ts.Node[]): boolean {
  const computes = (node: ts.Node): boolean =>
    !(
      ts.isAwaitExpression(node) ||
      ts.isTryStatement(node) ||
      (ts.isForOfStatement(node) && node.awaitModifier !== undefined)
    ) && ts.forEachChild(node, (child) => (computes(child) ? undefined : true)) !== true;
  return statements.every(computes) && !leaves(jumpsIn(statements));
}

/**
 * Pure statements of a flow as one expression, loops included: a loop without awaits costs no state. Each variable that they assign must have
 * a value in `context`.
 *
 * @example `for (const x of xs) sum += x.n;` is `$reduce($xs, function($sum, $x){ $sum + $x.n }, $sum)`
 */
export function lowerPureStatements(
  statements: readonly ts.Statement[],
  context: LowerContext,
): PureEffect {
  const own = expressionContext(context);
  const symbols = assignedBeyond(statements, context.checker).filter((symbol) =>
    context.lookup(symbol),
  );
  const outcome = outcomeOf(symbols);
  const pack = outcome.pack;
  const record = lowerStatements(statements, {
    context: own,
    lower: lowerStatements,
    rest: pack,
    exits: { return: (_, inner) => pack(inner) },
  });
  return pureEffect(record, outcome, own);
}
