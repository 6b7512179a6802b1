import ts from "typescript";
import { type FunctionNode, plainExpression } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import {
  isAbsent,
  literal,
  mayFail,
  type ObjectMember,
  object,
  read,
} from "../../jsonata/index.ts";
import { assigning, goTo } from "../edges.ts";
import { catching } from "../errors/catching.ts";
import { within } from "../errors/within.ts";
import { lowerExpression } from "../expressions/index.ts";
import { lazy } from "../lazy.ts";
import { shortText } from "../origins.ts";
import { contextAt, type Exits, originAt, type Place, refuse, type StepPlace } from "../place.ts";
import { lowerMapping } from "./mapping.ts";
import { branchOf, lowerPromiseAll } from "./promise-all.ts";
import { operandsOf, resolveFunction, resolveStep, type SettledStep } from "./resolve-step.ts";

/**
 * `Promise.allSettled`: each branch or iteration catches its own errors, and ends with `{ status, value }` or `{ status, reason }`, where the reason is
 * `{ Error, Cause }`. In Node a call that throws before it has made a promise throws out of the list, so what could is refused.
 */
export function lowerSettled(step: SettledStep, at: StepPlace): Edge {
  const { of, call } = step;
  const settling = (place: Place): Place => within(settledExits(call, place), place);
  if (of.kind === "all") {
    if (of.elements.length === 0) refuse(at.place, "NG1000", call, NOTHING);
    const elements = of.elements.filter((element) => isPromise(element, at.place));
    const branch = (element: ts.Expression, place: Place) => branchOf(element, place, settling);
    return lowerPromiseAll({ ...of, elements }, at, branch);
  }
  const edge = lowerMapping(of, at, settling);
  checkCallback(of.callback, at.place);
  return edge;
}

const NOTHING = { construct: "`Promise.allSettled` of an empty list" };

/** The ways out of a branch whose function gives its result, or throws. */
function settledExits(call: ts.CallExpression, place: Place): Exits {
  const failure = lazy(() => place.flow.variables.declare("failure", "never"));
  const rejected = lazy(() => {
    const reason = { key: "reason", value: read(failure()) };
    const value = object([{ key: "status", value: literal("rejected") }, reason]);
    const origin = originAt(place, call, "rejected");
    return goTo(place.graph.add({ kind: "end", origin, value }));
  });
  const exits = catching(place, (error) =>
    assigning([{ variable: failure(), value: error }], rejected()),
  );
  return {
    ...exits,
    return: (result, node) => {
      const members: ObjectMember[] = [{ key: "status", value: literal("fulfilled") }];
      const optional = result?.optional ? { optional: true as const } : {};
      if (result && !isAbsent(result.value))
        members.push({ key: "value", value: result.value, ...optional });
      const type = place.flow.checker.getAnyType();
      return place.exits.return({ value: object(members), optional: false, type }, node);
    },
  };
}

/** A promise of the list: nothing may throw before it is made. */
function isPromise(element: ts.Expression, place: Place): boolean {
  const unfit = ts.isSpreadElement(element) ? SPREAD : unfitValue(element, place);
  const help = unfit?.help ?? problemOf(element, place);
  if (help === undefined) return true;
  const what = unfit?.what ?? "which may throw before there is a promise,";
  const construct = `\`${shortText(element)}\` in \`Promise.allSettled\`, ${what}`;
  refuse(place, "NG1000", element, { construct }, help);
  return false;
}

interface Unfit {
  readonly what: string;
  readonly help: string;
}

const SPREAD: Unfit = {
  what: "which is a list of its own,",
  help: "settle both: `await Promise.all([Promise.allSettled([…]), Promise.allSettled(items.map(…))])`",
};

function unfitValue(element: ts.Expression, { flow: { checker } }: Place): Unfit | undefined {
  const type = checker.getTypeAtLocation(element);
  const parts = type.isUnion() ? type.types : [type];
  if (parts.some((part) => part.getSymbol()?.name !== "Promise"))
    return { what: "which is no promise,", help: "leave it out: there is nothing to wait for" };
  return ts.isIdentifier(plainExpression(element))
    ? { what: "which was started before,", help: "start it in the list: `[load(…), …]`" }
    : undefined;
}

function problemOf(element: ts.Expression, place: Place): string | undefined {
  const step = resolveStep(element, place.flow.project);
  if (step?.kind === "all")
    return step.elements.map((each) => problemOf(each, place)).find(Boolean);
  if (step === undefined || !startsAtOnce(element, place)) return IN_ASYNC;
  const context = { ...contextAt(place), report: () => {} };
  const values = operandsOf(step).map((each) => lowerExpression(each, context).expression);
  return values.some(mayFail) ? BEFORE : undefined;
}

/** A call of a step, or of a function that is `async`. */
function startsAtOnce(element: ts.Expression, place: Place): boolean {
  const step = resolveStep(element, place.flow.project);
  if (step?.kind === "inline") return isAsync(step.code.fn);
  if (step?.kind !== "map") return step !== undefined;
  const isWord = !ts.isPropertyAccessExpression(step.call.expression);
  return isWord || startsEach(step.callback, place);
}

const IN_ASYNC = "put it in an async function: `(async () => await …)()`";
const BEFORE = "compute the arguments in a `const` before, or call an async function that does";

/** `items.map(callback)` makes all its promises. */
function startsEach(callback: ts.Expression, place: Place): boolean {
  const fn = resolveFunction(callback, place.flow.project);
  return fn === undefined || isAsync(fn) || isPlainCall(fn, place);
}

function checkCallback(callback: ts.Expression, place: Place): void {
  if (startsEach(callback, place)) return;
  const construct = "a callback in `Promise.allSettled` that is not `async`";
  refuse(place, "NG1000", callback, { construct }, "write `async (item) => …`");
}

function isAsync(fn: FunctionNode): boolean {
  return (ts.getCombinedModifierFlags(fn) & ts.ModifierFlags.Async) !== 0;
}

/** `(item) => load({ item })`: the call of a step, with arguments that can't throw. */
function isPlainCall({ body }: FunctionNode, place: Place): boolean {
  if (body === undefined || ts.isBlock(body) || !startsAtOnce(body, place)) return false;
  const step = resolveStep(plainExpression(body), place.flow.project);
  return step !== undefined && !operandsOf(step).some((each) => mayThrow(each, place));
}

function mayThrow(node: ts.Node, place: Place): boolean {
  if (RISKY.has(node.kind)) return true;
  const object = ts.isPropertyAccessExpression(node) && node.expression;
  const loose = ts.TypeFlags.Any | ts.TypeFlags.Unknown;
  if (object && place.flow.checker.getTypeAtLocation(object).flags & loose) return true;
  return ts.forEachChild(node, (child) => mayThrow(child, place) || undefined) ?? false;
}

const RISKY: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.CallExpression,
  ts.SyntaxKind.NewExpression,
  ts.SyntaxKind.NonNullExpression,
  ts.SyntaxKind.AsExpression,
  ts.SyntaxKind.ElementAccessExpression,
  ts.SyntaxKind.InKeyword,
]);
