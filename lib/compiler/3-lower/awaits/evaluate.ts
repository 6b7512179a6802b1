import ts from "typescript";
import { plainExpression } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import {
  absent,
  binary,
  type Expression,
  literal,
  not,
  read,
  type VariableId,
} from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import type { LowerContext, Value } from "../context.ts";
import { assigning, goTo } from "../edges.ts";
import { lowerCondition, lowerExpression } from "../expressions/index.ts";
import { shortText } from "../origins.ts";
import { contextAt, originAt, type Place, refuse } from "../place.ts";
import { absenceIn } from "../variables.ts";
import { type Branching, branchesOf, conditionOf, type Unit, unitsIn } from "./units.ts";

export interface EvaluateOptions {
  /** The variable that the whole expression's value is for: a step that gives it assigns it at once. */
  readonly into?: VariableId;
  /** Nobody reads the value of the whole expression. */
  readonly unused?: true;
  /** The expression is what a function returns: a step in it needs no `await`. */
  readonly tail?: true;
}

/**
 * The way through an expression: its awaits as nodes, in the order of evaluation, and then what `use` makes of the rest, which is pure.
 */
export function evaluate(
  expression: ts.Expression,
  place: Place,
  use: (context: LowerContext) => Edge,
  options: EvaluateOptions = {},
): Edge {
  const units = unitsIn(expression, place.flow.project, options.tail === true);
  const whole = plainExpression(expression);
  const targets = units.map((unit) => {
    const isWhole = plainExpression(unit.node) === whole;
    return isWhole && options.unused
      ? undefined
      : target(unit, place, isWhole ? options.into : undefined);
  });
  const replaced = new Map<ts.Node, Value>();
  units.forEach((unit, at) => {
    replaced.set(unit.node, unitValue(unit, targets[at], place));
  });
  const context = contextAt(place, replaced);
  return units.reduceRight(
    (next, unit, at) => lowerUnit(unit, targets[at], next, context, place),
    use(context),
  );
}

/** The variable for a unit's value; none where the value is always undefined. */
function target(unit: Unit, place: Place, into: VariableId | undefined): VariableId | undefined {
  if (into !== undefined) return into;
  const type = place.flow.checker.getTypeAtLocation(unit.node);
  const awaited = place.flow.checker.getAwaitedType(type) ?? type;
  const nothing = ts.TypeFlags.Void | ts.TypeFlags.Undefined;
  if (unit.kind === "step" && awaited.flags & nothing) return undefined;
  return place.flow.variables.declare(nameFor(unit), absenceIn(place.flow.checker, awaited));
}

function nameFor(unit: Unit): string {
  const { step } = unit.kind === "step" ? unit : { step: undefined };
  if (step?.kind === "task") return step.task.variable;
  if (step?.kind === "container") return step.container.variable;
  if (step?.kind === "flow") return "output";
  return step === undefined ? "value" : "results";
}

function unitValue(unit: Unit, variable: VariableId | undefined, place: Place): Value {
  const { checker, variables } = place.flow;
  const given = checker.getTypeAtLocation(unit.node);
  const type = checker.getAwaitedType(given) ?? given;
  if (variable === undefined) return { expression: absent(), type, optional: true };
  const optional = variables.absenceOf(variable) !== "never";
  return { expression: read(variable), type, optional };
}

function lowerUnit(
  unit: Unit,
  into: VariableId | undefined,
  next: Edge,
  context: LowerContext,
  place: Place,
): Edge {
  if (unit.kind === "branch") return lowerBranching(unit, into, next, context, place);
  if (unit.step === undefined) return refuseStep(unit.node, next, place);
  const { type } = unitValue(unit, into, place);
  const at = { place, context, type, next, ...(into === undefined ? {} : { into }) };
  return place.flow.lower.step(unit.step, at);
}

function refuseStep(node: ts.Expression, next: Edge, place: Place): Edge {
  refuse(place, "NG1000", node, { construct: `\`${shortText(node)}\`` }, AWAITABLE);
  return next;
}

const AWAITABLE =
  "await the call of a task, a container, a flow, `sleep`, `map`, `Promise.all`, or an async function of yours";

function lowerBranching(
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
  const [then, otherwise] = branchesOf(node).map((branch) =>
    lowerBranch(branch, next, place, options),
  );
  const taken = then ?? next;
  const isOr = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.BarBarToken;
  const choice = {
    kind: "choice",
    origin: originAt(place, node, `if ${shortText(condition)}`),
    rules: [{ test: testOf(node, context), edge: isOr ? skipped : taken }],
    otherwise: isOr ? taken : (otherwise ?? skipped),
  } as const;
  return goTo(place.graph.add(choice));
}

/** `a ?? b` goes to `b` when `a` is null or undefined; `a || b` keeps a true `a`. */
function testOf(node: Branching, context: LowerContext): Expression {
  const condition = conditionOf(node);
  const nullish =
    ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;
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
