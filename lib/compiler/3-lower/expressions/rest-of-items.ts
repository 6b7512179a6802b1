import ts from "typescript";
import { binary, call, lambda, literal, local, sequence } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import type { ExpressionContext } from "./expression-context.ts";

/** The items from a position on; `target` has the type of the list of them. */
export function restOfItems(
  value: Value,
  at: number,
  target: ts.Node,
  context: ExpressionContext,
): Value {
  const [item, position] = [context.freshLocal("v"), context.freshLocal("i")];
  const isText = (value.type.flags & ts.TypeFlags.StringLike) !== 0;
  const items = isText ? call("split", value.expression, literal("")) : value.expression;
  const kept = lambda([item, position], binary(">=", local(position), literal(at)));
  return {
    expression: sequence(call("filter", items, kept), true),
    type: context.checker.getTypeAtLocation(target),
    optional: false,
  };
}
