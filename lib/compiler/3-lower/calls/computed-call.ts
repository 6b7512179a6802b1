import ts from "typescript";
import type { Diagnostic } from "../../../diagnostics/index.ts";
import type { Assignment, Edge } from "../../ir/index.ts";
import { mayFail, read, type VariableId } from "../../jsonata/index.ts";
import { assignment, change } from "../assignment.ts";
import { hasAwaits } from "../awaits/units.ts";
import { assigning } from "../edges.ts";
import { jumpsIn, lowerPureCall, type PureCall } from "../functions/index.ts";
import type { Place, StepPlace } from "../place.ts";
import { isAllOrNothing } from "../pure-effects.ts";
import type { InlineStep } from "./resolve-step.ts";

/**
 * A helper that leaves a loop by `return`: as statements the loop would be states, though it may only compute. Undefined where it does more, or where
 * there is no such loop.
 */
export function lowerComputedCall({ call, code }: InlineStep, at: StepPlace): Edge | undefined {
  const { fn, frames, functions } = code;
  if (frames.length > 0 || functions.size > 0 || code.home) return undefined;
  const { place, context, next, into } = at;
  if (fn.body === undefined || !leavesLoop(fn.body) || hasAwaits(fn.body)) return undefined;
  const refused: Diagnostic[] = [];
  const quiet = { ...context, report: (each: Diagnostic) => void refused.push(each) };
  const computed = lowerPureCall(call, fn, quiet, into !== undefined);
  const { effect } = computed;
  const symbols = [...effect.values(effect.record).keys()];
  const isSettable = symbols.every((symbol) => place.scope.variableOf(symbol) !== undefined);
  if (refused.length > 0 || !isSettable || !isAllOrNothing(effect, place)) return undefined;
  if (symbols.length === 0 && into === undefined && !mayFail(effect.record)) return next;
  return assigning(assignmentsOf(computed, call, into, place), next);
}

function leavesLoop(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isIterationStatement(node, false) && jumpsIn([node]).returns) return true;
  return ts.forEachChild(node, (child) => leavesLoop(child) || undefined) ?? false;
}

function assignmentsOf(
  { effect, result }: PureCall,
  call: ts.Node,
  into: VariableId | undefined,
  place: Place,
): readonly Assignment[] {
  const record = place.flow.variables.declare("state", "never");
  const changed = [...effect.values(read(record))].flatMap(([symbol, { expression }]) => {
    const variable = place.scope.variableOf(symbol);
    return variable === undefined ? [] : change(place, variable, expression, call);
  });
  const own = into === undefined ? [] : assignment(place, into, result(read(record)), call);
  return [...assignment(place, record, effect.record, call), ...changed, ...own];
}
