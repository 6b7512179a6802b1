import type { EachCall } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import { mayFail } from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import { assigning } from "../edges.ts";
import { lowerPureEach } from "../functions/index.ts";
import { refuse } from "../place.ts";
import { assigned, isAllOrNothing } from "../pure-effects.ts";
import type { UnitPlace } from "./effect-unit.ts";

/** What a `forEach` changes, on the edge. */
export function lowerEachUnit(each: EachCall, { next, context, place }: UnitPlace): Edge {
  const effect = lowerPureEach(each, context);
  const assignments = assigned(effect, each.call, place);
  if (assignments === undefined || !isAllOrNothing(effect, place)) {
    const construct = `\`${each.call.expression.getText()}\` just here`;
    refuse(place, "NG1000", each.call, { construct }, "write `for (const item of items) { … }`");
    return next;
  }
  if (assignments.length > 0 || !mayFail(effect.record)) return assigning(assignments, next);
  const unused = place.flow.variables.declare("unused", "boxed");
  return assigning(assignment(place, unused, effect.record, each.call), next);
}
