import ts from "typescript";
import type { Edge } from "../../ir/index.ts";
import { absent, decoded, type Expression, source } from "../../jsonata/index.ts";
import { assigning } from "../edges.ts";
import type { StepPlace } from "../place.ts";
import { absenceIn } from "../variables.ts";

/** The edge along which a step's result goes on: assigned where somebody reads it. */
export function resultEdge(at: StepPlace, result: Expression = resultOf(at)): Edge {
  return at.into === undefined
    ? at.next
    : assigning([{ variable: at.into, value: result }], at.next);
}

/** JSON has no undefined: a step whose type allows it but no null gave `null` for it. */
function resultOf(at: StepPlace): Expression {
  const result = source("result");
  if (at.type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) return absent();
  return absenceIn(at.place.flow.checker, at.type) === "null" ? decoded(result) : result;
}
