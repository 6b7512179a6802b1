import ts from "typescript";
import { symbolOf } from "../../1-load/index.ts";

/**
 * Whether a path has a value wherever it is read: by the types that its names were declared with, not by what the code around one place has found
 * out. `result.reason` is there only where the result was rejected.
 */
export function isAlwaysThere(path: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = declaredType(path, checker);
  return type !== undefined && !mayBe(type, ts.TypeFlags.Undefined);
}

function declaredType(path: ts.Expression, checker: ts.TypeChecker): ts.Type | undefined {
  if (ts.isIdentifier(path)) {
    const symbol = symbolOf(checker, path);
    return symbol && checker.getTypeOfSymbol(symbol);
  }
  if (!ts.isPropertyAccessExpression(path)) return undefined;
  const object = declaredType(path.expression, checker);
  if (object === undefined || mayBe(object, ts.TypeFlags.Undefined | ts.TypeFlags.Null))
    return undefined;
  const member = checker.getPropertyOfType(object, path.name.text);
  const isSure = member !== undefined && (member.flags & ts.SymbolFlags.Optional) === 0;
  return isSure ? checker.getTypeOfSymbol(member) : undefined;
}

function mayBe(type: ts.Type, flags: ts.TypeFlags): boolean {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => (part.flags & flags) !== 0);
}
