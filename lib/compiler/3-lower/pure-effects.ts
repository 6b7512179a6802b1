import type ts from "typescript";
import type { Assignment } from "../ir/index.ts";
import { mayFail, read } from "../jsonata/index.ts";
import { assignment, change } from "./assignment.ts";
import type { Value } from "./context.ts";
import type { PureEffect } from "./functions/index.ts";
import type { Place } from "./place.ts";

/** The assignments of what code without awaits changes; undefined where one is no variable of the flow. */
export function assigned(
  effect: PureEffect,
  node: ts.Node,
  place: Place,
): readonly Assignment[] | undefined {
  const results = [...effect.values(effect.record)];
  if (results.some(([symbol]) => place.scope.variableOf(symbol) === undefined)) return undefined;
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

/** Whether nobody can see the variables as they are half way: a `catch` would, after an error. */
export function isAllOrNothing(effect: PureEffect, place: Place): boolean {
  return place.exits.catches().length === 0 || !mayFail(effect.record);
}
