import type ts from "typescript";
import {
  and,
  binary,
  call,
  conditional,
  type Expression,
  literal,
  raise,
} from "../../../jsonata/index.ts";
import type { ExpressionContext } from "../expression-context.ts";
import { isInteger } from "../number-kind.ts";
import { numberText } from "../number-text.ts";
import { once } from "../once.ts";

const MOST = 366;

interface Ways {
  none(): Expression;
  some(step: Expression, times: Expression): Expression;
}

/** A number of business days: none, or so many in a direction. */
export function countOf(
  node: ts.Expression | undefined,
  context: ExpressionContext,
  ways: Ways,
): Expression {
  const given = node === undefined ? literal(0) : context.lower(node).expression;
  const known = given.kind === "literal" ? given.value : negative(given);
  if (typeof known === "number" && Number.isInteger(known) && Math.abs(known) <= MOST)
    return known === 0
      ? ways.none()
      : ways.some(literal(Math.sign(known)), literal(Math.abs(known)));
  return once(given, "count", context, (count) => {
    const isWhole = isInteger(count) ? literal(true) : binary("=", count, call("floor", count));
    const isRight = and(isWhole, binary("<=", call("abs", count), literal(MOST)));
    const step = conditional(binary("<", count, literal(0)), literal(-1), literal(1));
    const some = ways.some(step, call("abs", count));
    const moved = conditional(binary("=", count, literal(0)), ways.none(), some);
    const message = literal(`RangeError: not a number of business days up to ${MOST}: `);
    return conditional(isRight, moved, raise(binary("&", message, numberText(count, context))));
  });
}

/** `-2` */
function negative(expression: Expression): number | undefined {
  const isNegative = expression.kind === "negate" && expression.operand.kind === "literal";
  return isNegative ? -Number(expression.operand.value) : undefined;
}
