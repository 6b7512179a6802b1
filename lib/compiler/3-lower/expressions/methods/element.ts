import ts from "typescript";
import type { LowerContext, Value } from "../../context.ts";
import type { Parameter } from "./method.ts";

/** The type of an array's items. */
export function elementType(type: ts.Type, { checker }: LowerContext): ts.Type {
  const own = checker.getNonNullableType(type);
  return checker.getIndexTypeOfType(own, ts.IndexKind.Number) ?? checker.getAnyType();
}

/** What a callback is handed: item and index. */
export function elementValue(receiver: Value, context: LowerContext): readonly Parameter[] {
  return [
    { hint: "v", type: elementType(receiver.type, context) },
    { hint: "i", type: context.checker.getNumberType(), whole: true },
  ];
}
