import type ts from "typescript";
import type { Assignment, Variable } from "../ir/index.ts";
import { type Expression, mayDiffer, read } from "../jsonata/index.ts";
import { assignment } from "./assignment.ts";
import type { LowerContext, Value } from "./context.ts";
import { expressionContext } from "./expressions/index.ts";
import { bindPattern } from "./patterns/bind-pattern.ts";
import type { Place } from "./place.ts";
import { namesIn } from "./scope.ts";
import { absenceIn } from "./variables.ts";

/** What gives the names of a declaration or parameter their values, in order. */
export function bindNames(
  pattern: ts.BindingName,
  value: Value,
  place: Place,
  context: LowerContext,
): readonly Assignment[] {
  const bound: Assignment[] = [];
  const whole =
    namesIn(pattern).length > 1 && (isComputed(value.expression) || mayDiffer(value.expression))
      ? hold(value, place)
      : undefined;
  if (whole) bound.push(...assignment(place, whole.variable, value.expression, pattern));
  bindPattern(pattern, whole?.value ?? value, expressionContext(context), {
    whole: (each) => each,
    bind: (name, each) => {
      const symbol = context.checker.getSymbolAtLocation(name);
      const variable = symbol && place.scope.variableOf(symbol);
      if (variable !== undefined) bound.push(...assignment(place, variable, each.expression, name));
      return undefined;
    },
  });
  return bound;
}

/** The value in a variable of its own, so that it is computed once. */
export function hold(value: Value, place: Place, name = "value") {
  const { checker } = place.flow;
  const absence = value.optional ? storable(absenceIn(checker, value.type)) : "never";
  const variable = place.flow.variables.declare(name, absence);
  return { variable, value: { ...value, expression: read(variable) } };
}

/** The type did not say that the value may be absent. */
function storable(absence: Variable["absence"]): Variable["absence"] {
  return absence === "never" ? "boxed" : absence;
}

/** More than a name or a path, or written out: not to be repeated for every name of a pattern. */
function isComputed(expression: Expression): boolean {
  if (expression.kind === "member") return isComputed(expression.object);
  return !["read", "source", "local", "object", "array"].includes(expression.kind);
}
