import type ts from "typescript";
import type { Assignment } from "../ir/index.ts";
import { type Expression, mayFail, type VariableId } from "../jsonata/index.ts";
import { guardAt } from "./errors/guard.ts";
import type { Place } from "./place.ts";

/** `variable := value`, unless it would change nothing. Remembers where the ones stand that may fail. */
export function assignment(
  place: Place,
  variable: VariableId,
  value: Expression,
  node: ts.Node,
): readonly Assignment[] {
  if (value.kind === "read" && value.variable === variable) return [];
  const made: Assignment = { variable, value };
  if (mayFail(value)) place.flow.guarded.set(made, guardAt(place, node));
  return [made];
}

/** The same for a variable that was there before: the handler of a `try` may read what it held. */
export function change(
  place: Place,
  variable: VariableId,
  value: Expression,
  node: ts.Node,
): readonly Assignment[] {
  place.flow.changed.add(variable);
  return assignment(place, variable, value, node);
}
