import type ts from "typescript";
import { call, conditional, type Expression, isAbsent, nullable } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import type { ExpressionContext } from "../expressions/expression-context.ts";
import { isDefined, once } from "../expressions/once.ts";

/** The value, or what stands for it when it is undefined; `target` has the type of what comes out. */
export function withDefault(
  value: Value,
  initializer: ts.Expression | undefined,
  target: ts.Node,
  context: ExpressionContext,
): Value {
  if (initializer === undefined || !value.optional) return value;
  const otherwise = context.lower(initializer);
  if (isAbsent(value.expression)) return otherwise;
  const expression = once(value.expression, "given", context, (given) =>
    conditional(isGiven(value, given, context), nullable(given), otherwise.expression),
  );
  const type = context.checker.getTypeAtLocation(target);
  return { expression, type, optional: otherwise.optional };
}

/** Whether the value is no undefined. A member or an item is absent where it is undefined; anything else may hold null for that. */
export function isGiven(value: Value, given: Expression, context: ExpressionContext): Expression {
  const isPart = given.kind === "member" || given.kind === "index";
  return isPart ? call("exists", given) : isDefined(value, given, context);
}
