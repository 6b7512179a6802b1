import type ts from "typescript";
import type { Assignment } from "../ir/index.ts";
import { type Expression, isCall, someExpression, type VariableId } from "../jsonata/index.ts";
import type { Place } from "./place.ts";

/** `variable := value`, unless it would change nothing. Remembers the ones that may fail inside a `try`. */
export function assignment(
  place: Place,
  variable: VariableId,
  value: Expression,
  node: ts.Node,
): readonly Assignment[] {
  if (value.kind === "read" && value.variable === variable) return [];
  const made: Assignment = { variable, value };
  const by = mayFail(value) ? place.exits.catches()[0] : undefined;
  if (by) place.flow.guarded.set(made, { by, span: place.flow.project.spanOf(node) });
  return [made];
}

/** Whether JavaScript would throw, or the expression guards against what JSONata can't hold. */
export function mayFail(expression: Expression): boolean {
  return someExpression(
    expression,
    (part) => isCall(part, "error") || isCall(part, "parse") || isCall(part, "toMillis"),
  );
}
