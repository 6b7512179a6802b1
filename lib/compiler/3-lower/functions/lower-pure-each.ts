import { type EachCall, outerChanges } from "../../1-load/index.ts";
import type { LowerContext } from "../context.ts";
import { expressionContext } from "../expressions/index.ts";
import { outcomeOf } from "./body.ts";
import { evaluated } from "./evaluated.ts";
import { lowerStatements } from "./lower-body.ts";
import { lowerEach } from "./lower-each.ts";
import { type PureEffect, pureEffect } from "./pure-effect.ts";

/** What `xs.forEach(…)` does to the variables of a flow. */
export function lowerPureEach(each: EachCall, context: LowerContext): PureEffect {
  const own = expressionContext(context);
  const symbols = [...outerChanges(each.fn, context.checker).all].filter((symbol) =>
    context.lookup(symbol),
  );
  const outcome = outcomeOf(symbols);
  const pack = outcome.pack;
  const exits = { return: (_: unknown, inner: typeof own) => pack(inner) };
  const record = lowerEach(
    each,
    { context: own, lower: lowerStatements, rest: pack, exits },
    evaluated,
  );
  return pureEffect(record, outcome, own);
}
