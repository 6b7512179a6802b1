import ts from "typescript";
import { isZoned } from "../../1-load/index.ts";
import type { LowerContext, Value } from "../context.ts";

/** What a value may be at run time, as bits: what decides between a short form and the general one. */
export type Kinds = number;

export const undefinedKind = 1;
export const nullKind = 2;
export const booleanKind = 4;
export const numberKind = 8;
export const stringKind = 16;
export const arrayKind = 32;
export const objectKind = 64;
/** What is no JSON: functions, dates, promises. */
const otherKind = 128;
/** A time in a zone, kept as its ISO text. */
export const zonedKind = 256;

export const nullish = undefinedKind | nullKind;
export const structures = arrayKind | objectKind;
const anything = nullish | booleanKind | numberKind | stringKind | structures;

export function kindsOf(value: Value, context: LowerContext): Kinds {
  const own = kindsOfType(value.type, context.checker);
  return value.optional ? own | undefinedKind : own & ~undefinedKind || own;
}

/** Whether all that it may be is among `kinds`. */
export function isOnly(value: Value, kinds: Kinds, context: LowerContext): boolean {
  return (kindsOf(value, context) & ~kinds) === 0;
}

export function mayBe(value: Value, kinds: Kinds, context: LowerContext): boolean {
  return (kindsOf(value, context) & kinds) !== 0;
}

export function kindsOfType(type: ts.Type, checker: ts.TypeChecker): Kinds {
  if (type.isUnion())
    return type.types.reduce((kinds, each) => kinds | kindsOfType(each, checker), 0);
  for (const [flags, kinds] of kindsOfFlags) if ((type.flags & flags) !== 0) return kinds;
  if (type.isIntersection()) return kindsOfIntersection(type, checker);
  if ((type.flags & ts.TypeFlags.Object) !== 0) return kindsOfObject(type, checker);
  const constraint = checker.getBaseConstraintOfType(type);
  return constraint === undefined || constraint === type
    ? anything
    : kindsOfType(constraint, checker);
}

const kindsOfFlags: readonly (readonly [ts.TypeFlags, Kinds])[] = [
  [ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never, anything],
  [ts.TypeFlags.Undefined | ts.TypeFlags.Void, undefinedKind],
  [ts.TypeFlags.Null, nullKind],
  [ts.TypeFlags.BooleanLike, booleanKind],
  [ts.TypeFlags.NumberLike, numberKind],
  [ts.TypeFlags.StringLike | ts.TypeFlags.TemplateLiteral, stringKind],
  [ts.TypeFlags.BigIntLike | ts.TypeFlags.ESSymbolLike, otherKind],
  [ts.TypeFlags.NonPrimitive, structures],
];

/** A branded string is a string. */
function kindsOfIntersection(type: ts.IntersectionType, checker: ts.TypeChecker): Kinds {
  const primitive = nullish | booleanKind | numberKind | stringKind;
  const parts = type.types.map((part) => kindsOfType(part, checker));
  return (
    parts.find((kinds) => (kinds & primitive) !== 0 && (kinds & ~primitive) === 0) ??
    parts.reduce((all, kinds) => all & kinds, anything | otherKind)
  );
}

function kindsOfObject(type: ts.Type, checker: ts.TypeChecker): Kinds {
  if (checker.isArrayType(type) || checker.isTupleType(type)) return arrayKind;
  if (isZoned(type)) return zonedKind;
  if (arrayLike.has(type.symbol?.name ?? "")) return arrayKind;
  if (type.getCallSignatures().length > 0 || notJson.has(type.symbol?.name ?? "")) return otherKind;
  return isEmptyType(type, checker) ? anything & ~nullish : objectKind;
}

/** What `xs.entries()` and its like give is an array here, and so are a match and a `Set` that is read at once. */
const arrayLike = new Set([
  "ArrayIterator",
  "Set",
  "RegExpStringIterator",
  "RegExpMatchArray",
  "RegExpExecArray",
]);

/** A match of a regular expression: an array in which a group that was left out is null. */
export function isMatch(type: ts.Type): boolean {
  return /^RegExp(Match|Exec)Array$/.test(type.symbol?.name ?? "");
}

export function isSet(type: ts.Type): boolean {
  return type.symbol?.name === "Set";
}

const notJson = new Set(["Date", "Map", "WeakMap", "WeakSet", "RegExp", "Promise", "Symbol"]);

/** `{}` as a type is anything but null and undefined; as the type of `{}` written out it is an object. */
function isEmptyType(type: ts.Type, checker: ts.TypeChecker): boolean {
  const written = type.symbol?.declarations?.some(ts.isObjectLiteralExpression) === true;
  return (
    !written &&
    type.getProperties().length === 0 &&
    checker.getIndexInfosOfType(type).length === 0 &&
    (type.symbol?.flags ?? 0) !== ts.SymbolFlags.Class
  );
}
