import ts from "typescript";
import { call, type Expression, literal } from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import {
  type ExpressionContext,
  type GlobalFunction,
  numberValue,
  refuse,
  stringValue,
} from "../expression-context.ts";
import { kindsOf, numberKind, stringKind } from "../kinds.ts";
import { unwrap } from "../unwrap.ts";
import { PICTURE, textOfTime, timeOfText } from "./instants.ts";
import { required } from "./method.ts";

/** What gives another value each time. Shaping sees to it that a value that is read twice is taken once. */
export const clockFunctions: readonly (readonly [string, GlobalFunction])[] = [
  ["Date.now", ({ context }) => numberValue(call("millis"), context)],
  ["Math.random", ({ context }) => numberValue(call("random"), context)],
  ["crypto.randomUUID", ({ context }) => stringValue(call("uuid"), context)],
  [
    "Date.parse",
    (own) => numberValue(timeOfText(required(own, 0).expression, own.context), own.context),
  ],
];

/** `new Date(…).toISOString`, `new Date(…).getTime`: the value of a call of it. */
export function instantOf(callee: ts.Expression, context: ExpressionContext): Value | undefined {
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const made = unwrap(callee.expression);
  if (!ts.isNewExpression(made) || made.expression.getText() !== "Date") return undefined;
  const [given] = made.arguments ?? [];
  const { text } = callee.name;
  if (text === "getTime") return numberValue(timeOf(given, text, context), context);
  return text === "toISOString" ? stringValue(isoOf(given, text, context), context) : undefined;
}

function isoOf(
  given: ts.Expression | undefined,
  method: string,
  context: ExpressionContext,
): Expression {
  if (given === undefined) return call("now", literal(PICTURE));
  const value = context.lower(given);
  const isTime = kindsOf(value, context) === numberKind;
  const time = isTime ? value.expression : timeOf(given, method, context);
  return textOfTime(time, context);
}

function timeOf(
  given: ts.Expression | undefined,
  method: string,
  context: ExpressionContext,
): Expression {
  if (given === undefined) return call("millis");
  const value = context.lower(given);
  if (kindsOf(value, context) === stringKind) return timeOfText(value.expression, context);
  const type = `\`${context.checker.typeToString(value.type)}\``;
  const values = { method: `new Date(…).${method}`, type };
  const isTime = kindsOf(value, context) === numberKind;
  const help = isTime ? "write the number itself" : "give it a text or a number, not either";
  return refuse(context, given, "NG1002", values, help).expression;
}
