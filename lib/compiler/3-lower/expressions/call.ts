import ts from "typescript";
import type { Word } from "../../1-load/index.ts";
import type { Callable } from "../callables/callable.ts";
import { callableOf } from "../callables/callable-of.ts";
import type { Value } from "../context.ts";
import { callCallable } from "./call-callable.ts";
import { type ExpressionContext, refuse } from "./expression-context.ts";
import { symbolOf } from "./identifier.ts";
import { lowerMethodCall } from "./method-call.ts";
import { instantOf } from "./methods/clock-functions.ts";
import { lowerMap } from "./methods/concurrent.ts";
import { globalFunctions, namespaceFunctions } from "./methods/globals.ts";
import { lowerPatternCall } from "./methods/matching.ts";
import type { Call } from "./methods/method.ts";
import { regularExpressionOf } from "./regular-expression/pattern-of.ts";
import { lowerIsSkipped, lowerSkip } from "./skip.ts";
import { calendarCall } from "./time/calendar-call.ts";
import { lowerZoned, parsedOf } from "./time/zoned-word.ts";
import { unwrap } from "./unwrap.ts";

/** `f(a)`: a pure function of the project, a function of the language, a method. */
export function lowerCall(node: ts.CallExpression, context: ExpressionContext): Value {
  const callee = unwrap(node.expression);
  const builtIn = builtInOf(callee, context);
  if (builtIn !== undefined) return builtIn(callOf(node, context));
  const time = instantOf(callee, context) ?? parsedOf(node, context) ?? calendarCall(node, context);
  if (time !== undefined) return time;
  const word = context.wordOf(callee);
  const lowerWord = word && WORDS.get(word);
  if (lowerWord) return lowerWord(node, context);
  const callable = callableOf(callee, context.functions);
  if (callable && isOwn(callable, callee)) return callCallable(callable, node, context);
  if (ts.isPropertyAccessExpression(callee)) return lowerMethod(node, callee, context);
  return refuse(context, node, "NG1001", { callee: callee.getText() });
}

function lowerMethod(
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  context: ExpressionContext,
): Value {
  const pattern = regularExpressionOf(callee.expression, context);
  if (pattern) return lowerPatternCall(node, pattern, callee.name.text, context);
  if (isNamespace(callee.expression, context))
    return refuse(context, node, "NG1001", { callee: callee.getText() });
  return lowerMethodCall(node, context.lower(callee.expression), context);
}

/** Words of `nagare` that only compute. */
const WORDS: ReadonlyMap<Word, (node: ts.CallExpression, context: ExpressionContext) => Value> =
  new Map([
    ["map", (node, context) => lowerMap(callOf(node, context))],
    ["skip", lowerSkip],
    ["zoned", lowerZoned],
    ["isSkipped", lowerIsSkipped],
    ["fail", (node, context) => refuse(context, node, "NG1703", { call: node.getText() })],
  ]);

/** A function of the language by its own name is a method of its owner, or refused. */
function isOwn(callable: Callable, callee: ts.Expression): boolean {
  return callable.kind !== "other" || callable.node !== callee;
}

function callOf(node: ts.CallExpression, context: ExpressionContext): Call {
  return { node, context, arguments: node.arguments };
}

function builtInName(name: ts.Identifier, context: ExpressionContext) {
  const fn = globalFunctions.get(name.text);
  return fn && isOfLanguage(name, context) ? fn : undefined;
}

/** `Math.max`, `Object.keys`, `Number`: only where the name is the language's own. */
export function builtInOf(callee: ts.Expression, context: ExpressionContext) {
  if (ts.isIdentifier(callee)) return builtInName(callee, context);
  if (!ts.isPropertyAccessExpression(callee) || !ts.isIdentifier(callee.expression))
    return undefined;
  const fn = namespaceFunctions.get(`${callee.expression.text}.${callee.name.text}`);
  return fn && isOfLanguage(callee.expression, context) ? fn : undefined;
}

/** `Math.PI`, `Number.MAX_SAFE_INTEGER` */
export function namespaceConstant(
  node: ts.PropertyAccessExpression,
  context: ExpressionContext,
): number | undefined {
  if (!isNamespace(node.expression, context)) return undefined;
  return constants.get(`${node.expression.getText()}.${node.name.text}`);
}

const constants: ReadonlyMap<string, number> = new Map([
  ["Math.PI", Math.PI],
  ["Math.E", Math.E],
  ["Math.LN2", Math.LN2],
  ["Math.LN10", Math.LN10],
  ["Math.SQRT2", Math.SQRT2],
  ["Number.EPSILON", Number.EPSILON],
  ["Number.MAX_SAFE_INTEGER", Number.MAX_SAFE_INTEGER],
  ["Number.MIN_SAFE_INTEGER", Number.MIN_SAFE_INTEGER],
]);

/** `Math` and its like have no value of their own. */
function isNamespace(node: ts.Expression, context: ExpressionContext): boolean {
  return ts.isIdentifier(node) && namespaces.has(node.text) && isOfLanguage(node, context);
}

const namespaces = new Set(
  "Array crypto Date Intl JSON Math Number Object Reflect String".split(" "),
);

function isOfLanguage(name: ts.Identifier, context: ExpressionContext): boolean {
  const symbol = symbolOf(name, context);
  return (
    symbol?.declarations?.every((declaration) => declaration.getSourceFile().isDeclarationFile) ===
    true
  );
}
