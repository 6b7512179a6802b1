import ts from "typescript";
import {
  binary,
  call,
  conditional,
  type Expression,
  list,
  literal,
  negate,
} from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { operand } from "./arithmetic.ts";
import { bitNot } from "./bits.ts";
import {
  booleanValue,
  type ExpressionContext,
  numberValue,
  refuseSyntax,
  stringValue,
} from "./expression-context.ts";
import {
  arrayKind,
  booleanKind,
  type Kinds,
  kindsOf,
  mayBe,
  nullKind,
  numberKind,
  objectKind,
  stringKind,
  undefinedKind,
  zonedKind,
} from "./kinds.ts";
import { lowerReal } from "./logical.ts";
import { numberOf } from "./number-of.ts";
import { once } from "./once.ts";

/** `!x`, `-x`, `+x`, `~x` */
export function lowerPrefix(node: ts.PrefixUnaryExpression, context: ExpressionContext): Value {
  if (node.operator === ts.SyntaxKind.ExclamationToken)
    return booleanValue(lowerReal(node, context), context);
  if (node.operator === ts.SyntaxKind.MinusToken) {
    const value = operand(context.lower(node.operand), "-", node, context);
    return numberValue(negate(value), context);
  }
  if (node.operator === ts.SyntaxKind.PlusToken)
    return numberValue(numberOf(context.lower(node.operand), node, context), context);
  if (node.operator === ts.SyntaxKind.TildeToken)
    return bitNot(context.lower(node.operand), node, context);
  return refuseUpdate(node, context);
}

/** `x++`, where its value is used. */
export function lowerPostfix(node: ts.PostfixUnaryExpression, context: ExpressionContext): Value {
  return refuseUpdate(node, context);
}

function refuseUpdate(node: ts.Expression, context: ExpressionContext): Value {
  const help = "assign in a statement of its own";
  return refuseSyntax(context, node, `\`${node.getText()}\` in an expression`, help);
}

/** `typeof x` */
export function lowerTypeof(node: ts.TypeOfExpression, context: ExpressionContext): Value {
  const value = context.lower(node.expression);
  if (mayBe(value, zonedKind, context) && mayBe(value, stringKind | undefinedKind, context))
    return refuseSyntax(context, node, `\`${node.getText()}\` of what may be a time or not`);
  const known = typeNames.find(([kinds]) => (kindsOf(value, context) & ~kinds) === 0);
  const expression = known ? literal(known[1]) : typeOf(value.expression, context);
  return stringValue(expression, context);
}

const typeNames: readonly (readonly [Kinds, string])[] = [
  [undefinedKind, "undefined"],
  [booleanKind, "boolean"],
  [numberKind, "number"],
  [stringKind, "string"],
  [arrayKind | objectKind | nullKind | zonedKind, "object"],
];

function typeOf(expression: Expression, context: ExpressionContext): Expression {
  return once(expression, "value", context, (value) => {
    const type = call("type", value);
    const isObject = binary("in", type, list(literal("null"), literal("array")));
    const present = conditional(isObject, literal("object"), type);
    return conditional(call("exists", value), present, literal("undefined"));
  });
}
