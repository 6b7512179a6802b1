import ts from "typescript";
import {
  type ArrayItem,
  array,
  call,
  type Expression,
  encoded,
  isAbsent,
  literal,
} from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { type ExpressionContext, presentAt, refuse, refuseSyntax } from "./expression-context.ts";
import { arrayKind, kindsOf, kindsOfType, mayBe, nullish, stringKind } from "./kinds.ts";
import { once } from "./once.ts";

/** `[a, ...b]` */
export function lowerArrayLiteral(
  node: ts.ArrayLiteralExpression,
  context: ExpressionContext,
): Value {
  const items = node.elements.flatMap((element) => itemsOf(element, context));
  const [only] = items;
  const copy = items.length === 1 && only?.spread ? only.value : undefined;
  return presentAt(node, copy ?? array(items), context);
}

/** An item of an array: how the printer must write it so that it stays one item. */
export function itemOf(value: Value, node: ts.Node, context: ExpressionContext): ArrayItem {
  return { value: nullForAbsent(value, node, context), ...nesting(value, context) };
}

/** Undefined in an array is null, as in JSON; where null has a meaning of its own, the two can't be told apart again. */
export function nullForAbsent(value: Value, node: ts.Node, context: ExpressionContext): Expression {
  if (!value.optional) return value.expression;
  if (isAbsent(value.expression)) return literal(null);
  const { type } = value;
  const byType = (kindsOfType(type, context.checker) & nullish) === nullish;
  if (byType && (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) === 0) {
    refuse(
      context,
      node,
      "NG1000",
      { construct: "an item of an array that may be undefined or null" },
      "write `x ?? null`: in an array the two become the same",
    );
  }
  return once(value.expression, "item", context, encoded);
}

/** Whether a value is an array, as the printer wants to know it. */
export function nesting(value: Value, context: ExpressionContext): Pick<ArrayItem, "nests"> {
  const kinds = kindsOf(value, context);
  if (kinds === arrayKind) return { nests: "always" };
  return (kinds & arrayKind) === 0 ? {} : { nests: "maybe" };
}

function itemsOf(element: ts.Expression, context: ExpressionContext): readonly ArrayItem[] {
  if (ts.isOmittedExpression(element)) {
    refuseSyntax(context, element, "a hole in an array");
    return [];
  }
  if (!ts.isSpreadElement(element)) return [itemOf(context.lower(element), element, context)];
  const spread = spreadOf(element.expression, context);
  return spread.expression.kind === "array"
    ? spread.expression.items
    : [{ value: spread.expression, spread: true }];
}

/** What `...x` gives: an array; the characters of a string. */
export function spreadOf(node: ts.Expression, context: ExpressionContext): Value {
  const value = context.lower(node);
  if (mayBe(value, nullish, context)) {
    return refuse(
      context,
      node,
      "NG1000",
      { construct: `\`...${node.getText()}\`, which may be undefined or null,` },
      `write \`...(${node.getText()} ?? [])\``,
    );
  }
  const kinds = kindsOf(value, context);
  if (kinds === stringKind)
    return { ...value, expression: call("split", value.expression, literal("")) };
  if (kinds === arrayKind) return value;
  return refuseSyntax(context, node, `\`...${node.getText()}\` of something that is not an array`);
}
