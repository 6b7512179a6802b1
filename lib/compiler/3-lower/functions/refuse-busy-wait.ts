import type ts from "typescript";
import { type Expression, readsClock } from "../../jsonata/index.ts";
import type { LowerContext } from "../context.ts";
import { refuseSyntax } from "../expressions/expression-context.ts";

/** A loop that only computes till a time: in one expression the clock stands still, and states without end would be paid for. */
export function refuseBusyWait(node: ts.Expression, test: Expression, context: LowerContext): void {
  if (!readsClock(test)) return;
  const help = 'wait in the flow: `while (Date.now() < end) await sleep("10s");`';
  refuseSyntax(context, node, "a loop that only computes and waits for the clock", help);
}
