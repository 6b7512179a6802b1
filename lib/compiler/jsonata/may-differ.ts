import type { Expression } from "./expression.ts";
import { someExpression } from "./map.ts";

/** Whether it may have another value each time it is evaluated: it looks at the clock, or draws at random. */
export function mayDiffer(expression: Expression): boolean {
  return someExpression(expression, isTaking);
}

/** Whether it is itself what gives another value each time: `$uuid()`. */
export function isTaking(expression: Expression): boolean {
  return calls(expression, DIFFERING);
}

/** Whether it looks at the clock. */
export function readsClock(expression: Expression): boolean {
  return someExpression(expression, (part) => calls(part, CLOCKS));
}

function calls(part: Expression, names: ReadonlySet<string>): boolean {
  return part.kind === "call" && typeof part.callee === "string" && names.has(part.callee);
}

const CLOCKS: ReadonlySet<string> = new Set(["millis", "now"]);
const DIFFERING: ReadonlySet<string> = new Set([...CLOCKS, "random", "uuid"]);
