import ts from "typescript";
import { isLazyAssignment, plainExpression, symbolOf } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import {
  absent,
  binary,
  decoded,
  type Expression,
  index,
  literal,
  mayDiffer,
  not,
  read,
  type VariableId,
} from "../../jsonata/index.ts";
import { assignment, change } from "../assignment.ts";
import { targetPath, withTarget } from "../assignments/target.ts";
import { hold } from "../bind-names.ts";
import type { LowerContext, Value } from "../context.ts";
import { assigning, goTo } from "../edges.ts";
import { expressionContext, lowerCondition, lowerExpression } from "../expressions/index.ts";
import { isNullish, isOr } from "../lazy-operators.ts";
import { shortText } from "../origins.ts";
import { contextAt, originAt, type Place, refuse } from "../place.ts";
import { absenceIn } from "../variables.ts";
import { changing } from "./changing.ts";
import { lookingAt } from "./computes.ts";
import { lowerEachUnit } from "./each-unit.ts";
import { lowerEffectUnit, type UnitPlace, withoutRoot } from "./effect-unit.ts";
import { holdFailing } from "./held-parts.ts";
import { refuseSkipped } from "./refuse-skipped.ts";
import { snapshotAt } from "./snapshot-at.ts";
import { snapshotsOf } from "./snapshots.ts";
import { type Branching, branchesOf, conditionOf, type Unit, unitsOf } from "./units.ts";

export interface EvaluateOptions {
  /** The variable that the whole expression's value is for: a step that gives it assigns it at once. */
  readonly into?: VariableId;
  /** Nobody reads the value of the whole expression. */
  readonly unused?: true;
  /** The expression is what a function returns: a step in it needs no `await`. */
  readonly tail?: true;
}

/**
 * The way through an expression: its awaits as nodes and its changes of variables as assignments, in the order of evaluation, and then what `use`
 * makes of the rest, which is pure.
 */
export function evaluate(
  expression: ts.Expression,
  place: Place,
  use: (context: LowerContext) => Edge,
  options: EvaluateOptions = {},
): Edge {
  const whole = plainExpression(expression);
  const looking = lookingAt(place, options.tail === true, options.unused ? whole : undefined);
  const units = unitsOf(expression, looking);
  refuseSkipped(expression, units, place);
  const targets = units.map((unit) => {
    const isWhole = plainExpression(unit.node) === whole;
    if (isWhole && options.unused) return undefined;
    return target(unit, place, isWhole && !isSplit(unit) ? options.into : undefined);
  });
  const replaced = new Map<ts.Node, Value>();
  units.forEach((unit, at) => {
    for (const [node, value] of valuesOf(unit, targets[at], place)) replaced.set(node, value);
  });
  const failing = holdFailing(expression, units, replaced, place);
  const changes = units.map(changing(place.flow.checker));
  const changed = snapshotsOf(expression, changes, place.flow.checker, place.flow.project).map(
    (each) => snapshotAt(each, replaced, place),
  );
  const keeping = [...changed, ...failing];
  const context = contextAt(place, replaced);
  return units.reduceRight((next, unit, at) => {
    const isUsed = !(options.unused && plainExpression(unit.node) === whole);
    const lowered = lowerUnit(unit, targets[at], { next, context, place, isUsed });
    const kept = keeping.filter(({ before }) => before === at);
    return assigning(
      kept.flatMap(({ assign }) => assign(context)),
      lowered,
    );
  }, use(context));
}

/** The units of an expression of the flow, in order. */
export function unitsAt(node: ts.Node, place: Place): readonly Unit[] {
  return unitsOf(node, lookingAt(place, false));
}

/** Its value is put together of its parts' results. */
function isSplit(unit: Unit): boolean {
  return unit.kind === "together" && !unit.isWhole;
}

/** What stands for the nodes that a unit gives the values of. */
function valuesOf(
  unit: Unit,
  variable: VariableId | undefined,
  place: Place,
): readonly (readonly [ts.Node, Value])[] {
  if (variable === undefined || unit.kind !== "together" || unit.isWhole) {
    return [[unit.node, unitValue(unit.node, variable, place)]];
  }
  return unit.step.elements.map((part, at) => [
    part,
    partValue(part, index(read(variable), at), place),
  ]);
}

/** The variable for a unit's value; none where the value is always undefined. */
function target(unit: Unit, place: Place, into: VariableId | undefined): VariableId | undefined {
  if (into !== undefined) return into;
  if (unit.kind === "effect") return effectTarget(unit.node, place);
  if (unit.kind === "each") return undefined;
  const awaited = awaitedType(unit.node, place);
  if (unit.kind === "step" && (isNothing(awaited) || unit.step?.kind === "fail")) return undefined;
  if (isSplit(unit)) return place.flow.variables.declare("results", "never");
  return place.flow.variables.declare(nameFor(unit), absenceIn(place.flow.checker, awaited));
}

/** What awaiting a promise, or each promise of a list, gives. */
function awaitedType(node: ts.Expression, { flow: { checker } }: Place): ts.Type {
  const type = checker.getTypeAtLocation(node);
  return checker.getAwaitedType(type) ?? type;
}

function isNothing(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) !== 0;
}

function nameFor(unit: Unit): string {
  const { step } = unit.kind === "step" ? unit : { step: undefined };
  if (step?.kind === "task") return step.task.variable;
  if (step?.kind === "container") return step.container.variable;
  if (step?.kind === "flow") return "output";
  if (step?.kind === "callback") return "answer";
  if (step?.kind === "http") return "response";
  if (step?.kind === "aws") return step.pattern === "sync" ? "job" : "answer";
  return step === undefined && unit.kind !== "together" ? "value" : "results";
}

function unitValue(node: ts.Expression, variable: VariableId | undefined, place: Place): Value {
  const { variables } = place.flow;
  const type = awaitedType(node, place);
  if (variable === undefined) return { expression: absent(), type, optional: true };
  const optional = variables.absenceOf(variable) !== "never";
  return { expression: read(variable), type, optional };
}

/** One of the results of several branches, which have null for undefined. */
export function partValue(part: ts.Expression, result: Expression, place: Place): Value {
  const type = awaitedType(part, place);
  const absence = absenceIn(place.flow.checker, type);
  if (isNothing(type)) return { expression: absent(), type, optional: true };
  const expression = absence === "null" ? decoded(result) : result;
  return { expression, type, optional: absence !== "never" };
}

/** A variable for what a change of a variable gives; none where the change itself is what is wanted. */
function effectTarget(node: ts.Expression, place: Place): VariableId {
  const { checker, variables } = place.flow;
  return variables.declare("value", absenceIn(checker, checker.getTypeAtLocation(node)));
}

function lowerUnit(unit: Unit, into: VariableId | undefined, at: UnitPlace): Edge {
  const { next, context, place } = at;
  if (unit.kind === "branch") return lowerBranching(unit, into, next, context, place);
  if (unit.kind === "effect") return lowerEffectUnit(unit.node, into, at);
  if (unit.kind === "each") return lowerEachUnit(unit.each, at);
  if (unit.step === undefined) return refuseStep(unit.node, next, place);
  const type = awaitedType(unit.node, place);
  const step = { place, context, type, next, ...(into === undefined ? {} : { into }) };
  return place.flow.lower.step(unit.step, step);
}

function refuseStep(node: ts.Expression, next: Edge, place: Place): Edge {
  refuse(place, "NG1000", node, { construct: `\`${shortText(node)}\`` }, AWAITABLE);
  return next;
}

const AWAITABLE =
  "await the call of a task, a container, a flow, `sleep`, `map`, `Promise.all`, or an async function of yours";

function lowerBranching(
  unit: Extract<Unit, { kind: "branch" }>,
  into: VariableId | undefined,
  next: Edge,
  context: LowerContext,
  place: Place,
): Edge {
  const condition = conditionOf(unit.node);
  const value = lowerExpression(condition, context);
  if (into === undefined || ts.isConditionalExpression(unit.node) || !mayDiffer(value.expression)) {
    return lowerDecision(unit, into, next, context, place);
  }
  const held = hold(value, place);
  const replaced = new Map([...context.replaced, [condition, held.value]]);
  const decided = lowerDecision(unit, into, next, { ...context, replaced }, place);
  return assigning(assignment(place, held.variable, value.expression, condition), decided);
}

function lowerDecision(
  { node, tail }: Extract<Unit, { kind: "branch" }>,
  into: VariableId | undefined,
  next: Edge,
  context: LowerContext,
  place: Place,
): Edge {
  const condition = conditionOf(node);
  const skipped = assigning(into === undefined ? [] : keep(condition, into, context, place), next);
  const options: EvaluateOptions = {
    ...(tail ? { tail } : {}),
    ...(into === undefined ? { unused: true } : { into }),
  };
  const assigns = isLazyAssignment(node) ? node.left : undefined;
  const [then, otherwise] = branchesOf(node).map((branch) =>
    assigns
      ? lowerAssigned(assigns, branch, into, next, context, place)
      : lowerBranch(branch, next, place, options),
  );
  const taken = then ?? next;
  const skipsTrue = ts.isBinaryExpression(node) && isOr(node.operatorToken.kind);
  const choice = {
    kind: "choice",
    origin: originAt(place, node, `if ${shortText(condition)}`),
    rules: [{ test: testOf(node, context), edge: skipsTrue ? skipped : taken }],
    otherwise: skipsTrue ? taken : (otherwise ?? skipped),
  } as const;
  return goTo(place.graph.add(choice));
}

/** `x ??= e` where `x` is set. */
function lowerAssigned(
  left: ts.Expression,
  right: ts.Expression,
  into: VariableId | undefined,
  next: Edge,
  outer: LowerContext,
  place: Place,
): Edge {
  const target = targetPath(left);
  const symbol = target && symbolOf(place.flow.checker, target.root);
  const variable = symbol && place.scope.variableOf(symbol);
  return evaluate(right, place, (context) => {
    const value = lowerExpression(right, context);
    if (target === undefined || variable === undefined) return next;
    const inner = { ...outer, replaced: new Map([...outer.replaced, ...context.replaced]) };
    const whole = withTarget(target, value, expressionContext(withoutRoot(target.root, inner)));
    const result = into === undefined ? [] : assignment(place, into, value.expression, right);
    return assigning([...result, ...change(place, variable, whole.expression, left)], next);
  });
}

/** `a ?? b` goes to `b` when `a` is null or undefined; `a || b` keeps a true `a`. */
function testOf(node: Branching, context: LowerContext): Expression {
  const condition = conditionOf(node);
  const nullish = ts.isBinaryExpression(node) && isNullish(node.operatorToken.kind);
  if (!nullish) return lowerCondition(condition, context);
  const { expression } = lowerExpression(condition, context);
  return not(binary("!=", expression, literal(null)));
}

function keep(
  condition: ts.Expression,
  into: VariableId,
  context: LowerContext,
  place: Place,
): Edge["assign"] {
  return assignment(place, into, lowerExpression(condition, context).expression, condition);
}

function lowerBranch(
  branch: ts.Expression,
  next: Edge,
  place: Place,
  options: EvaluateOptions,
): Edge {
  const { into } = options;
  const use = (context: LowerContext): Edge => {
    if (into === undefined) return next;
    const { expression } = lowerExpression(branch, context);
    return assigning(assignment(place, into, expression, branch), next);
  };
  return evaluate(branch, place, use, options);
}
