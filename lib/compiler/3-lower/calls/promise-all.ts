import ts from "typescript";
import type { Edge, Graph } from "../../ir/index.ts";
import { array } from "../../jsonata/index.ts";
import { hasAwaits } from "../awaits/units.ts";
import { goTo } from "../edges.ts";
import { nestedGraph } from "../ends.ts";
import { shortText } from "../origins.ts";
import { originAt, type Place, refuse, type StepPlace } from "../place.ts";
import { lowerReturned } from "./inline.ts";
import { type AllStep, operandsOf, resolveStep, type Step } from "./resolve-step.ts";
import { resultEdge } from "./result.ts";

/** `Promise.all([a(), b()])`: a branch for each element. */
export function lowerPromiseAll(step: AllStep, at: StepPlace): Edge {
  const { place } = at;
  if (step.elements.length === 0) return resultEdge(at, array([]));
  const node = place.graph.add({
    kind: "parallel",
    origin: originAt(
      place,
      step.call,
      `parallel ${step.elements.map(stepLabel(place)).join(", ")}`,
    ),
    branches: step.elements.map((element) => branchOf(element, place)),
    captures: [],
    retry: [],
    next: resultEdge(at),
    catch: place.exits.catches(),
  });
  return goTo(node);
}

function branchOf(element: ts.Expression, place: Place): Graph {
  const step = resolveStep(element, place.flow.project);
  if (step === undefined || operandsOf(step).some(hasAwaits)) {
    refuse(place, "NG1000", element, { construct: `\`${shortText(element)}\`` }, ELEMENT);
  }
  return nestedGraph(place, (inner) => lowerReturned(element, inner));
}

const ELEMENT =
  "give Promise.all calls of tasks, containers, flows or async functions, without `await` among their arguments";

function stepLabel(place: Place): (element: ts.Expression) => string {
  return (element) => labelOf(resolveStep(element, place.flow.project), element);
}

function labelOf(step: Step | undefined, element: ts.Expression): string {
  if (step?.kind === "task") return step.task.name;
  if (step?.kind === "container") return step.container.name;
  if (step?.kind === "flow") return step.flow.name;
  if (step?.kind === "map") return `map ${shortText(step.items)}`;
  if (step?.kind === "inline" && ts.isIdentifier(step.call.expression)) {
    return step.call.expression.text;
  }
  return step?.kind === "inline" ? "steps" : shortText(element);
}
