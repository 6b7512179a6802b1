import {
  binary,
  block,
  call,
  type Expression,
  literal,
  local,
  nullable,
} from "../../jsonata/index.ts";
import type { LowerContext, Value } from "../context.ts";
import { kindsOf, nullKind } from "./kinds.ts";

/** Uses an expression more than once and computes it once: under a name, unless it is little more than a name. */
export function once(
  expression: Expression,
  hint: string,
  context: LowerContext,
  use: (expression: Expression) => Expression,
): Expression {
  if (isCheap(expression)) return use(expression);
  const name = context.freshLocal(hint);
  return block([{ name, value: expression }], use(local(name)));
}

/** Whether computing it again costs nothing and reads well: a name, a literal, a path. */
export function isCheap(expression: Expression): boolean {
  switch (expression.kind) {
    case "literal":
    case "read":
    case "local":
    case "source":
      return true;
    case "member":
      return isCheap(expression.object);
    case "conditional":
      return nullable(expression) !== expression && isCheap(nullable(expression));
    case "index":
      return isCheap(expression.array) && expression.index.kind === "literal";
    default:
      return false;
  }
}

/** A test that holds for everything but null and undefined. */
export function isPresent(expression: Expression): Expression {
  return binary("!=", nullable(expression), literal(null));
}

/** A test that the value is not undefined. Where it can't be null, null stands for undefined too: in a variable, in an array. */
export function isDefined(value: Value, expression: Expression, context: LowerContext): Expression {
  return (kindsOf(value, context) & nullKind) === 0
    ? isPresent(expression)
    : call("exists", expression);
}
