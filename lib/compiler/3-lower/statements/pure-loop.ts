import ts from "typescript";
import type { Diagnostic } from "../../../diagnostics/index.ts";
import type { Assignment, Edge } from "../../ir/index.ts";
import { mayFail, read } from "../../jsonata/index.ts";
import { assignment, change } from "../assignment.ts";
import type { Value } from "../context.ts";
import { assigning } from "../edges.ts";
import { isPure, lowerPureStatements, type PureEffect } from "../functions/index.ts";
import { contextAt, type Place } from "../place.ts";

/** A loop that only computes as one expression; undefined for one that needs states. */
export function lowerPureLoop(node: ts.Statement, next: Edge, place: Place): Edge | undefined {
  if (!ts.isIterationStatement(node, false) || !isPure([node])) return undefined;
  const refused: Diagnostic[] = [];
  const context = { ...contextAt(place), report: (each: Diagnostic) => void refused.push(each) };
  const effect = lowerPureStatements([node], context);
  const results = [...effect.values(effect.record)];
  const isSettable = results.every(([symbol]) => place.scope.variableOf(symbol) !== undefined);
  const isLost = results.length === 0 && mayFail(effect.record);
  if (refused.length > 0 || !isSettable || isLost) return undefined;
  return assigning(assignmentsOf(effect, results, node, place), next);
}

function assignmentsOf(
  effect: PureEffect,
  results: readonly (readonly [ts.Symbol, Value])[],
  node: ts.Node,
  place: Place,
): readonly Assignment[] {
  const set = ([symbol, value]: readonly [ts.Symbol, Value]): readonly Assignment[] => {
    const variable = place.scope.variableOf(symbol);
    return variable === undefined ? [] : change(place, variable, value.expression, node);
  };
  if (results.length <= 1) return results.flatMap(set);
  const record = place.flow.variables.declare("state", "never");
  return [
    ...assignment(place, record, effect.record, node),
    ...[...effect.values(read(record))].flatMap(set),
  ];
}
