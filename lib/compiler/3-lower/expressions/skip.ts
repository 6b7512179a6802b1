import ts from "typescript";
import {
  and,
  binary,
  call,
  type Expression,
  literal,
  member,
  object,
} from "../../jsonata/index.ts";
import type { LowerContext, Value } from "../context.ts";
import { booleanValue, type ExpressionContext, presentAt } from "./expression-context.ts";
import { once } from "./once.ts";
import { textOf } from "./text.ts";

/** `skip(reason)`: what `Skipped` says. */
export function lowerSkip(node: ts.CallExpression, context: ExpressionContext): Value {
  const [reason] = node.arguments;
  const text = reason ? textOf(context.lower(reason), context) : literal("");
  const skipped = object([{ key: "skipped", value: text }]);
  return presentAt(node, object([{ key: "nagare", value: skipped }]), context);
}

/** `isSkipped(value)`: a path goes into lists, so where a type may have one it is asked for objects on the way. */
export function lowerIsSkipped(node: ts.CallExpression, context: ExpressionContext): Value {
  const [given] = node.arguments;
  const value = given && context.lower(given);
  if (value === undefined) return booleanValue(literal(false), context);
  const test = once(value.expression, "value", context, (whole) => {
    const mark = member(whole, "nagare");
    const isText = isOf(member(mark, "skipped"), "string");
    return isPlain(value.type, context)
      ? isText
      : and(isOf(whole, "object"), isOf(mark, "object"), isText);
  });
  return booleanValue(test, context);
}

function isOf(value: Expression, type: string): Expression {
  return binary("=", call("type", value), literal(type));
}

/** Nothing of the type is a list, and no object but `Skipped` has a member `nagare`. */
function isPlain(type: ts.Type, context: LowerContext): boolean {
  if (type.isUnion()) return type.types.every((each) => isPlain(each, context));
  if (type.flags & SCALAR) return true;
  const { checker } = context;
  const isObject = (type.flags & ts.TypeFlags.Object) !== 0;
  if (!isObject || checker.isArrayType(type) || checker.isTupleType(type)) return false;
  if (checker.getIndexInfosOfType(type).length > 0) return false;
  return type.getProperty("nagare") === undefined || type.getSymbol()?.name === "Skipped";
}

const SCALAR =
  ts.TypeFlags.StringLike |
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.Null |
  ts.TypeFlags.Undefined |
  ts.TypeFlags.Void;
