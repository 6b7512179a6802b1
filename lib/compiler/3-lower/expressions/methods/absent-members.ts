import ts from "typescript";
import type { LowerContext } from "../../context.ts";
import { kindsOfType, undefinedKind } from "../kinds.ts";

/**
 * Whether an object may have members that hold undefined: they have a key in JavaScript, and none in JSON. A member that is declared optional
 * is either there or not.
 */
export function hasAbsentMembers(type: ts.Type, { checker }: LowerContext): boolean {
  const own = checker.getNonNullableType(type);
  const parts = own.isUnion() ? own.types : [own];
  return parts.some((part) => part.getProperties().some((member) => isAbsent(member, checker)));
}

function isAbsent(member: ts.Symbol, checker: ts.TypeChecker): boolean {
  if ((member.flags & ts.SymbolFlags.Optional) !== 0) return false;
  return (kindsOfType(checker.getTypeOfSymbol(member), checker) & undefinedKind) !== 0;
}
