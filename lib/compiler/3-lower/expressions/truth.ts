import {
  binary,
  call,
  conditional,
  type Expression,
  list,
  literal,
  nullable,
  or,
} from "../../jsonata/index.ts";
import type { LowerContext, Value } from "../context.ts";
import {
  arrayKind,
  booleanKind,
  kindsOf,
  nullish,
  numberKind,
  objectKind,
  stringKind,
} from "./kinds.ts";
import { isPresent, once } from "./once.ts";

/** A test that JSONata finds true exactly when JavaScript finds the value true: for `and`, `or` and `? :`. */
export function truthOf(value: Value, context: LowerContext): Expression {
  const kinds = kindsOf(value, context);
  if ((kinds & nullish) === kinds) return literal(false);
  if ((kinds & ~(arrayKind | objectKind)) === 0) return literal(true);
  if ((kinds & ~(arrayKind | objectKind | nullish)) === 0) return isPresent(value.expression);
  if ((kinds & (arrayKind | objectKind)) === 0) return nullable(value.expression);
  return once(nullable(value.expression), "value", context, (expression) =>
    or(
      binary("in", call("type", expression), list(literal("array"), literal("object"))),
      expression,
    ),
  );
}

/** The same as a real boolean. */
export function conditionOf(value: Value, context: LowerContext): Expression {
  const kinds = kindsOf(value, context);
  const test = truthOf(value, context);
  if (test !== value.expression && test !== nullable(value.expression) && test.kind !== "read") {
    return test;
  }
  if (kinds === booleanKind) return test;
  if ((kinds & ~stringKind) === 0) return binary("!=", test, literal(""));
  if ((kinds & ~numberKind) === 0) return binary("!=", test, literal(0));
  return isBoolean(test) ? test : conditional(test, literal(true), literal(false));
}

const booleanOperators = new Set(["=", "!=", "and", "or", "in"]);
const booleanFunctions = new Set(["not", "exists", "contains"]);

/** Whether it is never undefined, and a boolean, by its form. */
export function isBoolean(expression: Expression): boolean {
  if (expression.kind === "literal") return typeof expression.value === "boolean";
  if (expression.kind === "binary") return booleanOperators.has(expression.operator);
  if (expression.kind === "call")
    return typeof expression.callee === "string" && booleanFunctions.has(expression.callee);
  return false;
}
