import ts from "typescript";
import type { Diagnostic } from "../../../diagnostics/index.ts";
import { plainExpression } from "../../1-load/index.ts";
import { mayFail, read, type VariableId } from "../../jsonata/index.ts";
import { resolveStep, type Step } from "../calls/resolve-step.ts";
import type { Value } from "../context.ts";
import { failingIn } from "../errors/failing-in.ts";
import { lowerExpression } from "../expressions/index.ts";
import { contextAt, type Place } from "../place.ts";
import { absenceIn } from "../variables.ts";
import { type Looking, unitsOfParts } from "./units.ts";

/** How the units of an expression at this place are found. `unread`: what nobody reads the value of. */
export function lookingAt(place: Place, tail: boolean, unread?: ts.Expression): Looking {
  const looking: Looking = {
    project: place.flow.project,
    tail,
    computes: (node) => computes(node, place, looking, plainExpression(node) === unread),
  };
  return looking;
}

/**
 * Whether an awaited expression takes no step: its value is an expression then, and costs no state. What may fail takes states where its error
 * must be seen: inside `try`, or `alone`, where nobody reads the value.
 */
function computes(node: ts.Expression, place: Place, looking: Looking, alone: boolean): boolean {
  const { project } = place.flow;
  if (place.started?.has(plainExpression(node))) return true;
  const step = resolveStep(plainExpression(operandOf(node)), project);
  if ((step && !MAY_COMPUTE[step.kind]) || failingIn(node, project).steps.size > 0) return false;
  const refused: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void refused.push(diagnostic);
  const context = { ...contextAt(place, placeholders(node, place, looking)), report };
  const { expression } = lowerExpression(node, context);
  if (refused.length > 0) return false;
  return !mayFail(expression) || (!alone && place.exits.catches().length === 0);
}

const MAY_COMPUTE = {
  task: false,
  container: false,
  flow: false,
  sleep: false,
  http: false,
  aws: false,
  all: true,
  map: true,
  settled: false,
  inline: true,
  fail: false,
  callback: false,
  locked: false,
} satisfies Record<Step["kind"], boolean>;

function operandOf(node: ts.Expression): ts.Expression {
  return ts.isAwaitExpression(node) ? node.expression : node;
}

/** What the awaits inside will give. */
function placeholders(
  node: ts.Expression,
  { flow }: Place,
  looking: Looking,
): ReadonlyMap<ts.Node, Value> {
  const { checker } = flow;
  const values = unitsOfParts(operandOf(node), { ...looking, tail: false }).map((unit) => {
    const given = checker.getTypeAtLocation(unit.node);
    const type = checker.getAwaitedType(given) ?? given;
    const optional = absenceIn(checker, type) !== "never";
    const value: Value = { expression: read("value" as VariableId), type, optional };
    return [unit.node, value] as const;
  });
  return new Map(values);
}
