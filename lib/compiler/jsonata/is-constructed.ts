import type { Expression } from "./expression.ts";

/** Whether the text starts with a literal or constructor: `.name` behind it would be a name, or would group; of `[…][0]` JavaScript's evaluator finds none. */
export function isConstructed(node: Expression): boolean {
  return constructs.has(node.kind) || (node.kind === "index" && isConstructed(node.array));
}

const constructs: ReadonlySet<Expression["kind"]> = new Set([
  "literal",
  "object",
  "array",
  "sequence",
  "range",
  "lambda",
]);
