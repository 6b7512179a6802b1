import ts from "typescript";
import { settledKinds } from "../1-load/index.ts";

/** Whether an expression of another type stands where a settled result is expected: only `Promise.allSettled` makes one. */
export function isTakenForSettled(node: ts.Expression, checker: ts.TypeChecker): boolean {
  if (!mayPass(node, checker)) return false;
  const expected = checker.getContextualType(node);
  return expected !== undefined && settledKinds(expected, checker).size > 0;
}

/** Whether TypeScript could let it pass for one. */
function mayPass(node: ts.Expression, checker: ts.TypeChecker): boolean {
  if (ts.isArrayLiteralExpression(node)) return false;
  const type = checker.getTypeAtLocation(node);
  const item = checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type;
  const loose = (item.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
  return loose || checker.getPropertyOfType(item, "status") !== undefined;
}
