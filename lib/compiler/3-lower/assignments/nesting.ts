import ts from "typescript";
import type { ArrayItem, Expression } from "../../jsonata/index.ts";
import type { LowerContext, Value } from "../context.ts";

/** A value as one item of an array; JSONata has to be told when it is an array itself. */
export function itemOf(value: Value, context: LowerContext): ArrayItem {
  const nests = nesting(value.type, context);
  return { value: value.expression, ...(nests && { nests }) };
}

export function spreadOf(value: Expression): ArrayItem {
  return { value, spread: true };
}

/** Whether values of the type are arrays; undefined for never. */
export function nesting(type: ts.Type, { checker }: LowerContext): ArrayItem["nests"] {
  const parts = type.isUnion() ? type.types : [type];
  const loose = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter;
  const arrays = parts.filter((part) => checker.isArrayType(part) || checker.isTupleType(part));
  if (arrays.length === parts.length) return "always";
  const may = arrays.length > 0 || parts.some((part) => (part.flags & loose) !== 0);
  return may ? "maybe" : undefined;
}

/** The type of an array's items. */
export function itemType(type: ts.Type, { checker }: LowerContext): ts.Type {
  const list = checker.getNonNullableType(type);
  return checker.getIndexTypeOfType(list, ts.IndexKind.Number) ?? checker.getAnyType();
}

/** The type of the items of what `...list` spreads. */
export function elementTypeOf(
  spread: ts.Expression | undefined,
  context: LowerContext,
): ts.Type | undefined {
  if (spread === undefined || !ts.isSpreadElement(spread)) return undefined;
  return itemType(context.checker.getTypeAtLocation(spread.expression), context);
}
