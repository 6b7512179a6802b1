import ts from "typescript";
import type { Distribution, Edge } from "../../ir/index.ts";
import { source } from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import { itemType } from "../assignments/nesting.ts";
import { hold } from "../bind-names.ts";
import { callableOf } from "../callables/callable-of.ts";
import type { Value } from "../context.ts";
import { assigning, goTo } from "../edges.ts";
import { nestedGraph, type Runs } from "../ends.ts";
import { lowerExpression } from "../expressions/index.ts";
import { shortText } from "../origins.ts";
import { originAt, type Place, refuse, type StepPlace } from "../place.ts";
import { inIteration } from "../turns.ts";
import { absenceIn } from "../variables.ts";
import { lowerCode } from "./inline.ts";
import { mapOptions } from "./map-options.ts";
import { type MapStep, stepBoundTo } from "./resolve-step.ts";
import { resultEdge } from "./result.ts";
import { stepOfItem } from "./step-of-item.ts";
import { itemsOfResults, marked, toleratedResults } from "./tolerated-results.ts";

/** `map(items, callback)` and `Promise.all(items.map(callback))`: an iteration for each item. */
export function lowerMapping(
  step: MapStep,
  at: StepPlace,
  settled?: (inner: Place) => Place,
): Edge {
  const { place, context } = at;
  const given = lowerExpression(step.items, context);
  const { concurrency, distribution } = mapOptions(step, at);
  const tolerates = distribution?.toleratedFailures !== undefined;
  const batched = distribution?.batch && { size: distribution.batch };
  const { before, items } =
    tolerates && batched ? holdItems(given, step, place) : { before: [], items: given };
  if (at.into !== undefined && !settled)
    refuseUndefined(step, tolerates ? itemsOfResults(at) : at.type, at);
  const around = settled ?? ((inner) => inner);
  const node = place.graph.add({
    kind: "map",
    origin: originAt(place, step.call, `map ${shortText(step.items)}`),
    items: items.expression,
    body: nestedGraph(
      place,
      (graph) => {
        const { place: inner, assign } = inIteration(graph);
        const own = tolerates ? { ...inner, exits: marked(inner) } : around(inner);
        return assigning(assign, lowerCallback(step, items, batched !== undefined, own));
      },
      runsOf(settled, distribution),
    ),
    captures: [],
    ...(concurrency && { concurrency }),
    ...(distribution && { distribution }),
    retry: [],
    next: tolerates
      ? resultEdge(at, toleratedResults(at, batched && { ...batched, items: items.expression }))
      : resultEdge(at),
    catch: place.exits.catches(),
  });
  return assigning(before, goTo(node));
}

/** What settles fails in itself alone. */
function runsOf(settled: unknown, distribution: Distribution | undefined): Runs {
  if (settled) return "alone";
  return distribution ? "apart" : "beside others";
}

/** The list of the results has null for undefined, and nothing could tell which it was. */
function refuseUndefined(step: MapStep, list: ts.Type, at: StepPlace): void {
  const { checker } = at.place.flow;
  const item = itemType(list, at.context);
  const type = checker.getAwaitedType(item) ?? item;
  const isVoid = (type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) !== 0;
  const absence = absenceIn(checker, type);
  if (isVoid || absence === "never" || (type.flags & ts.TypeFlags.Unknown) !== 0) return;
  const construct = "a callback whose results may be undefined";
  refuse(at.place, "NG1000", step.callback, { construct }, "give `null` instead of undefined");
}

function lowerCallback(step: MapStep, items: Value, isBatched: boolean, place: Place): Edge {
  const { checker, project } = place.flow;
  const element = checker.getIndexTypeOfType(items.type, ts.IndexKind.Number) ?? items.type;
  const type = isBatched ? (batchType(step.callback, checker) ?? items.type) : element;
  const item: Value = { expression: source("item"), type, optional: false };
  const code = callableOf(step.callback, project);
  if (code?.kind === "code") {
    const position = {
      expression: source("itemIndex"),
      type: checker.getNumberType(),
      optional: false,
    };
    const values = isBatched ? [item] : [item, position, items];
    const given = { values, given: new Map() };
    return lowerCode(code, given, step.callback, place);
  }
  const called = project.stepOf(step.callback) ?? stepBoundTo(step.callback, project);
  if (called) return stepOfItem(called, item, step.callback, place);
  refuse(
    place,
    "NG1000",
    step.callback,
    { construct: `\`${shortText(step.callback)}\`` },
    CALLBACK,
  );
  return place.exits.return(undefined, step.callback);
}

/** What the callback gets at once: its parameter says so. */
function batchType(callback: ts.Expression, checker: ts.TypeChecker): ts.Type | undefined {
  const [signature] = checker.getTypeAtLocation(callback).getCallSignatures();
  const [parameter] = signature?.parameters ?? [];
  return parameter && checker.getTypeOfSymbol(parameter);
}

/** The items in a variable, for those that have failed are found among them. */
function holdItems(given: Value, { items: node }: MapStep, place: Place) {
  if (given.expression.kind === "read") return { before: [], items: given };
  const held = hold(given, place);
  return { before: assignment(place, held.variable, given.expression, node), items: held.value };
}

const CALLBACK = "write the function in place: `async (item) => …`";
