import ts from "typescript";
import { type ArrayItem, array, call, literal } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { type ExpressionContext, presentAt, refuse, refuseSyntax } from "./expression-context.ts";
import { arrayKind, kindsOf, mayBe, nullish, stringKind } from "./kinds.ts";

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
  if (value.optional) {
    refuse(
      context,
      node,
      "NG1000",
      { construct: `\`${node.getText()}\`, which may be undefined, as an item of an array` },
      `write \`${node.getText()} ?? null\`, or leave it out: \`...(x === undefined ? [] : [x])\``,
    );
  }
  return { value: value.expression, ...nesting(value, context) };
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
function spreadOf(node: ts.Expression, context: ExpressionContext): Value {
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
