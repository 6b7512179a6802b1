import ts from "typescript";
import { heldExpression } from "./held-literal.ts";
import { type Vocabulary, wordOf } from "./vocabulary.ts";

/** The name in the `flow(…)` that an expression stands for. */
export function namedFlow(
  checker: ts.TypeChecker,
  vocabulary: Vocabulary,
  node: ts.Expression,
): ts.Expression | undefined {
  const held = heldExpression(checker, node);
  if (!ts.isCallExpression(held)) return undefined;
  return wordOf(checker, vocabulary, held.expression) === "flow" ? held.arguments[0] : undefined;
}

/** Whether a `flow(…)` declares none but stands for the ends of another: `flow(load).succeeded`. */
export function isFlowEnds(
  checker: ts.TypeChecker,
  { arguments: given }: ts.CallExpression,
): boolean {
  const [other] = given;
  if (other === undefined || given.length > 1) return false;
  return checker.getTypeAtLocation(other).getCallSignatures().length > 0;
}
