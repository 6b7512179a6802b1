import ts from "typescript";
import { plainExpression } from "../../1-load/index.ts";
import { mayFail, read, type VariableId } from "../../jsonata/index.ts";
import { lookingAt } from "../awaits/computes.ts";
import { partsOf, unitsOf } from "../awaits/units.ts";
import { operandsOf, resolveStep } from "../calls/resolve-step.ts";
import type { Value } from "../context.ts";
import { lowerExpression } from "../expressions/index.ts";
import { contextAt, type Place } from "../place.ts";
import { absenceIn } from "../variables.ts";
import { type Kept, usesIn } from "./kept-waiting.ts";

/** A step that begins where kept promises are awaited first. */
export interface Beside {
  readonly step: ts.Expression;
  readonly variable: VariableId;
}

/** The steps that `await Promise.all([trips, load(…)])` starts: they run at the same time as the promises that were kept. */
export function stepsBeside(
  statement: ts.Statement | undefined,
  kept: readonly Kept[],
  place: Place,
): readonly Beside[] {
  const list = statement && firstList(statement, kept, place);
  if (list === undefined) return [];
  const { checker, variables } = place.flow;
  const parts = partsOf(list, lookingAt(place, false));
  if (!list.every((each) => parts.includes(each) || isSure(each, place))) return [];
  return parts.map((step) => {
    const type = checker.getTypeAtLocation(step);
    const absence = absenceIn(checker, checker.getAwaitedType(type) ?? type);
    return { step, variable: variables.declare("value", absence) };
  });
}

/** What the started steps have given, for the `Promise.all` that waits for them. */
export function withStarted(beside: readonly Beside[], place: Place): Place {
  const { checker, variables } = place.flow;
  const started = beside.map(({ step, variable }): readonly [ts.Node, Value] => {
    const promised = checker.getTypeAtLocation(step);
    const type = checker.getAwaitedType(promised) ?? promised;
    const optional = variables.absenceOf(variable) !== "never";
    return [plainExpression(step), { expression: read(variable), type, optional }];
  });
  return { ...place, started: new Map([...(place.started ?? []), ...started]) };
}

/** The list of the `Promise.all` that the statement evaluates first, if it waits for a kept promise. */
function firstList(
  statement: ts.Statement,
  kept: readonly Kept[],
  place: Place,
): readonly ts.Expression[] | undefined {
  const tail = ts.isReturnStatement(statement) ? statement.expression : undefined;
  const units = tail
    ? unitsOf(tail, lookingAt(place, true))
    : unitsOf(statement, lookingAt(place, false));
  const [first] = units;
  const all = first && allAround(first.node, statement, place);
  if (all === undefined || usesIn(all, kept, place).length === 0) return undefined;
  const step = resolveStep(all, place.flow.project);
  return step?.kind === "all" ? step.elements : undefined;
}

/** The outermost `Promise.all` whose list has the unit among its promises. */
function allAround(
  unit: ts.Expression,
  statement: ts.Statement,
  { flow: { project } }: Place,
): ts.CallExpression | undefined {
  const own = ts.isAwaitExpression(unit) ? plainExpression(unit.expression) : unit;
  let found = isAll(own) ? own : undefined;
  if (ts.isAwaitExpression(unit)) return found;
  for (let node: ts.Node = own; node !== statement; node = node.parent) {
    if (ts.isAwaitExpression(node)) break;
    if (isAll(node) && resolveStep(node, project)) found = node;
  }
  return found;
}

function isAll(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.getText() === "Promise.all";
}

/** A value, or a kept promise, that can't fail while the others run. */
function isSure(element: ts.Expression, place: Place): boolean {
  if (ts.isSpreadElement(element)) return false;
  const step = resolveStep(element, place.flow.project);
  if (step && operandsOf(step).length > 0) return false;
  const silent = { ...contextAt(place), report: () => {} };
  return !mayFail(lowerExpression(element, silent).expression);
}
