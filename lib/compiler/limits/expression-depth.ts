import jsonata from "jsonata";
import type { State } from "../../asl/index.ts";

/** How deep the deepest expression of a state nests. Those with few brackets aren't parsed: they can't nest deep. */
export function deepestExpression(state: State): number {
  const own = Object.entries(state).filter(([name]) => !HOLDING_STATES.has(name));
  const depths = own.flatMap(([, value]) => expressionsIn(value)).map(depthOrBound);
  return Math.max(0, ...depths);
}

/** All expressions of a definition, or of any JSON. */
export function expressionsIn(value: unknown): readonly string[] {
  if (typeof value === "string")
    return value.startsWith("{%") && value.endsWith("%}") ? [value.slice(2, -2)] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(expressionsIn);
}

/** The levels of an expression's tree, as an evaluator goes down them. */
export function expressionDepth(expression: string): number {
  return depthOf(jsonata(expression).ast());
}

const HOLDING_STATES: ReadonlySet<string> = new Set(["Branches", "ItemProcessor"]);

/** Chains of operators are balanced, so that brackets make most of the depth. */
const FEW_BRACKETS = 12;

function depthOrBound(expression: string): number {
  const brackets = bracketDepth(expression);
  return brackets <= FEW_BRACKETS ? brackets : expressionDepth(expression);
}

function bracketDepth(expression: string): number {
  let [depth, deepest] = [0, 0];
  for (const sign of expression) {
    if ("([{".includes(sign)) depth += 1;
    if (")]}".includes(sign)) depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function depthOf(node: unknown): number {
  if (typeof node !== "object" || node === null || node instanceof RegExp) return 0;
  const inner = Math.max(0, ...Object.values(node).map(depthOf));
  return "type" in node ? inner + 1 : inner;
}
