import ts from "typescript";
import type { LowerContext, Value } from "../../context.ts";
import type { Parameter } from "./method.ts";

/** The type of the items of an array, or of what `keys()`, `entries()` and their like give. */
export function elementType(type: ts.Type, { checker }: LowerContext): ts.Type {
  const own = checker.getNonNullableType(type);
  const indexed = checker.getIndexTypeOfType(own, ts.IndexKind.Number);
  if (indexed !== undefined) return indexed;
  const [item] = isReference(own) ? checker.getTypeArguments(own) : [];
  return item ?? checker.getAnyType();
}

function isReference(type: ts.Type): type is ts.TypeReference {
  const isObject = (type.flags & ts.TypeFlags.Object) !== 0;
  return isObject && ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;
}

/** What a callback is handed: item, index, the array itself. */
export function elementValue(receiver: Value, context: LowerContext): readonly Parameter[] {
  return [
    { hint: "v", type: elementType(receiver.type, context) },
    { hint: "i", type: context.checker.getNumberType(), whole: true },
    { hint: "all", type: receiver.type, value: receiver.expression },
  ];
}
