import ts from "typescript";
import { plainExpression } from "../../1-load/index.ts";
import type { Edge, Graph } from "../../ir/index.ts";
import { branchesOf, conditionOf, hasAwaits, hasEffects, isBranching } from "../awaits/units.ts";
import { goTo } from "../edges.ts";
import { nestedGraph } from "../ends.ts";
import { shortText } from "../origins.ts";
import { originAt, type Place, refuse, type StepPlace } from "../place.ts";
import { absenceIn } from "../variables.ts";
import { httpLabel } from "./http-label.ts";
import { lowerReturned } from "./inline.ts";
import {
  type AllStep,
  operandsOf,
  resolveMapping,
  resolveStep,
  type Step,
} from "./resolve-step.ts";
import { resultEdge } from "./result.ts";

/** `Promise.all([a(), b()])`: a branch for each element. What takes no step has no branch. */
export function lowerPromiseAll(
  step: AllStep,
  at: StepPlace,
  branch: (element: ts.Expression, place: Place) => Graph = branchOf,
): Edge {
  const { place } = at;
  const node = place.graph.add({
    kind: "parallel",
    origin: originAt(place, step.call, labelOfAll(step.elements, place)),
    branches: step.elements.map((element) => branch(element, place)),
    captures: [],
    retry: [],
    next: resultEdge(at),
    catch: place.exits.catches(),
  });
  return goTo(node);
}

/** One step as a branch. */
export function branchOf(
  element: ts.Expression,
  place: Place,
  settled?: (inner: Place) => Place,
): Graph {
  if (!isStartable(element, place)) {
    refuse(place, "NG1000", element, { construct: `\`${shortText(element)}\`` }, ELEMENT);
  }
  if (!settled) refuseAbsence(element, place);
  const build = (inner: Place): Edge => lowerReturned(element, settled ? settled(inner) : inner);
  return nestedGraph(place, build, settled ? "alone" : "beside others");
}

/** Starts at most one step, and waits for nothing before. */
function isStartable(element: ts.Expression, place: Place): boolean {
  const node = plainExpression(element);
  if (hasEffects(node, place.flow.checker)) return false;
  if (isBranching(node)) {
    return !hasAwaits(conditionOf(node)) && branchesOf(node).every((each) => !hasAwaits(each));
  }
  const step = stepIn(node, place);
  return step !== undefined && !operandsOf(step).some(hasAwaits);
}

function stepIn(node: ts.Expression, { flow }: Place): Step | undefined {
  const step = resolveStep(node, flow.project);
  return step ?? (ts.isCallExpression(node) ? resolveMapping(node, node) : undefined);
}

/** The list of the results has null for undefined: a result that may be both would lose which it was. */
function refuseAbsence(element: ts.Expression, place: Place): void {
  const { checker } = place.flow;
  const type = checker.getTypeAtLocation(element);
  const awaited = checker.getAwaitedType(type) ?? type;
  const loose = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter;
  if (awaited.flags & loose || absenceIn(checker, awaited) !== "boxed") return;
  const construct = "a promise whose result may be undefined or null";
  refuse(place, "NG1000", element, { construct }, "give `null` instead of undefined");
}

const ELEMENT =
  "give Promise.all calls of tasks, containers, flows or async functions, without `await` or assignments among their arguments";

/** `parallel load, report` */
export function labelOfAll(
  steps: readonly ts.Expression[],
  place: Place,
  others: readonly string[] = [],
): string {
  return `parallel ${[...steps.map(stepLabel(place)), ...others].join(", ")}`;
}

function stepLabel(place: Place): (element: ts.Expression) => string {
  return (element) => labelOf(stepIn(plainExpression(element), place), element);
}

function labelOf(step: Step | undefined, element: ts.Expression): string {
  if (step?.kind === "task") return step.task.name;
  if (step?.kind === "container") return step.container.name;
  if (step?.kind === "flow") return step.flow.name;
  if (step?.kind === "http") return httpLabel(step);
  if (step?.kind === "aws") return `${step.service}.${step.action}`;
  if (step?.kind === "locked") return step.lock.settings.get("name")?.value?.toString() ?? "locked";
  if (step?.kind === "map") return `map ${shortText(step.items)}`;
  if (step?.kind === "inline" && ts.isIdentifier(step.call.expression)) {
    return step.call.expression.text;
  }
  return step?.kind === "inline" ? "steps" : shortText(element);
}
