import type ts from "typescript";
import { array, call, type Expression } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { spreadOf } from "./array-literal.ts";
import { type ExpressionContext, presentAt, refuse, refuseSyntax } from "./expression-context.ts";
import { kindsOfType, structures, zonedKind } from "./kinds.ts";
import { elementType } from "./methods/element.ts";

/** `new Set(xs)` where it is read at once: the items of an array, or the characters of a text, each once. */
export function lowerDistinct(node: ts.NewExpression, context: ExpressionContext): Value {
  if (node.expression.getText() !== "Set") return refuseSyntax(context, node, "`new`");
  const [items] = node.arguments ?? [];
  if (items === undefined) return presentAt(node, array([]), context);
  const given = spreadOf(items, context);
  const type = elementType(given.type, context);
  // $distinct compares objects by what they hold, a Set by identity
  if ((kindsOfType(type, context.checker) & (structures | zonedKind)) !== 0) {
    const construct = "a `Set` of objects or arrays, which compares identity,";
    return refuse(context, node, "NG1000", { construct }, "keep one of each by a member: an id");
  }
  return presentAt(node, distinct(given.expression), context);
}

function distinct(items: Expression): Expression {
  return array([{ value: call("distinct", items), spread: true }]);
}
