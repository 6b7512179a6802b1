import type ts from "typescript";
import type { Value } from "../context.ts";
import { type ExpressionContext, refuse } from "./expression-context.ts";
import { kindsOfType, objectKind, undefinedKind } from "./kinds.ts";

/** Whether `object.name` may be what every object inherits: on Step Functions an object has its own members alone. */
export function mayBeInherited(object: Value, name: string, context: ExpressionContext): boolean {
  if (!(name in Object.prototype)) return false;
  const { checker } = context;
  const own = checker.getNonNullableType(object.type);
  const parts = own.isUnion() ? own.types : [own];
  return parts.some(
    (part) => kindsOfType(part, checker) === objectKind && !isOwn(part, name, checker),
  );
}

function isOwn(type: ts.Type, name: string, checker: ts.TypeChecker): boolean {
  const member = type.getProperties().find((each) => each.name === name);
  if (member === undefined) return false;
  return (kindsOfType(checker.getTypeOfSymbol(member), checker) & undefinedKind) === 0;
}

export function refuseInherited(name: string, node: ts.Node, context: ExpressionContext): Value {
  return refuse(context, node, "NG1301", { name });
}
