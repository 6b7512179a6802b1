import type ts from "typescript";
import type { Edge } from "../../ir/index.ts";
import { type Expression, member, read } from "../../jsonata/index.ts";
import { assigning } from "../edges.ts";
import { lazy } from "../lazy.ts";
import { originAt, type Place } from "../place.ts";

/** What is done `first` for all errors, that then go on as they were: one copy of it. */
export function rethrowing(
  node: ts.Node,
  place: Place,
  first: (edge: Edge) => Edge,
): (error: Expression) => Edge {
  const rest = lazy(() => {
    const variable = place.flow.variables.declare("failure", "never");
    const error = member(read(variable), "Error");
    const cause = member(read(variable), "Cause");
    const origin = originAt(place, node, "rethrow");
    return { variable, edge: first(place.exits.throw({ error, cause, origin })) };
  });
  return (value) => assigning([{ variable: rest().variable, value }], rest().edge);
}
