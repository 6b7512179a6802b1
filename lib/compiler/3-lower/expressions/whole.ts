import { binary, call, conditional, type Expression, list, literal } from "../../jsonata/index.ts";
import type { LowerContext } from "../context.ts";
import { isInteger, isPosition } from "./number-kind.ts";
import { once } from "./once.ts";

/** A position or a count as JavaScript takes it: what stands after the point goes. */
export function whole(number: Expression, context: LowerContext): Expression {
  if (number.kind === "literal") return literal(Math.trunc(Number(number.value)));
  if (isInteger(number)) return number;
  return once(number, "n", context, (n) =>
    conditional(binary("<", n, literal(0)), call("ceil", n), call("floor", n)),
  );
}

/** A position that counts from the end when it is negative; between -1 and 0 it is the start, which here is anything below 0. */
export function fromEnd(
  position: Expression,
  count: Expression,
  context: LowerContext,
): Expression {
  if (position.kind === "literal") {
    const at = Math.trunc(Number(position.value));
    return at < 0 ? binary("-", count, literal(-at)) : literal(at);
  }
  if (isPosition(position)) return position;
  return once(position, "n", context, (n) =>
    isInteger(position)
      ? conditional(binary("<", n, literal(0)), binary("+", count, n), n)
      : conditional(
          binary("<=", n, literal(-1)),
          binary("+", count, call("ceil", n)),
          call("floor", n),
        ),
  );
}

/** A position, the start when it is negative. */
export function atLeastZero(position: Expression): Expression {
  if (position.kind === "literal") return literal(Math.max(0, Math.trunc(Number(position.value))));
  return isPosition(position) ? position : call("max", list(literal(0), position));
}

/** The same without what stands after the point. */
export function wholeAtLeastZero(position: Expression): Expression {
  const start = atLeastZero(position);
  return isInteger(position) ? start : call("floor", start);
}

export function plus(left: Expression, right: Expression): Expression {
  return isZero(left) ? right : isZero(right) ? left : binary("+", left, right);
}

export function minus(left: Expression, right: Expression): Expression {
  return isZero(right) ? left : binary("-", left, right);
}

function isZero(expression: Expression): boolean {
  return expression.kind === "literal" && expression.value === 0;
}
