import ts from "typescript";
import type { Diagnostic } from "../../../diagnostics/index.ts";
import type { Edge } from "../../ir/index.ts";
import { mayFail } from "../../jsonata/index.ts";
import { assigning } from "../edges.ts";
import { isPure, lowerPureStatements } from "../functions/index.ts";
import { contextAt, type Place } from "../place.ts";
import { assigned, isAllOrNothing } from "../pure-effects.ts";

/** A loop that only computes as one expression; undefined for one that needs states. */
export function lowerPureLoop(node: ts.Statement, next: Edge, place: Place): Edge | undefined {
  if (!ts.isIterationStatement(node, false) || !isPure([node])) return undefined;
  const refused: Diagnostic[] = [];
  const context = { ...contextAt(place), report: (each: Diagnostic) => void refused.push(each) };
  const effect = lowerPureStatements([node], context);
  const assignments = assigned(effect, node, place);
  const isLost = assignments?.length === 0 && mayFail(effect.record);
  if (refused.length > 0 || isLost || !isAllOrNothing(effect, place)) return undefined;
  return assignments && assigning(assignments, next);
}
