import type ts from "typescript";
import type { Assignment } from "../../ir/index.ts";
import { mayFail } from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import { hold } from "../bind-names.ts";
import type { Value } from "../context.ts";
import type { Place } from "../place.ts";

/** In a `try`, what may fail is computed into a variable, where its error is caught; the state that needs it may have no Catch. */
export function heldIfItFails(
  value: Value,
  node: ts.Node,
  place: Place,
): { readonly before: readonly Assignment[]; readonly value: Value } {
  const [by] = place.exits.catches();
  if (by === undefined || !mayFail(value.expression)) return { before: [], value };
  const held = hold(value, place);
  return {
    before: assignment(place, held.variable, value.expression, node),
    value: held.value,
  };
}
