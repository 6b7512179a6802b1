import ts from "typescript";
import { plainExpression } from "../1-load/index.ts";
import { call, type Expression, regex, sequence } from "../jsonata/index.ts";
import type { LowerContext, Value } from "./context.ts";
import { arrayKind, kindsOf, objectKind, stringKind } from "./expressions/kinds.ts";
import { elementType } from "./expressions/methods/element.ts";
import { orderedKeys } from "./expressions/methods/ordered-keys.ts";

export type ListLoop = ts.ForOfStatement | ts.ForInStatement;

/** What a loop goes through: a list, and what it hands over of each place in it. */
export interface Iterated {
  readonly of: ts.Expression;
  readonly each: "item" | "pair" | "position" | "key";
}

/** The list as an array, and the type of its items. */
export interface Items {
  readonly expression: Expression;
  readonly type: ts.Type;
  readonly optional: boolean;
  readonly item: ts.Type;
}

/** `xs.entries()`, `xs.keys()` and `xs.values()` go through `xs` itself: no list of theirs is made. */
export function iteratedBy(node: ListLoop, checker: ts.TypeChecker): Iterated {
  if (ts.isForInStatement(node)) return { of: node.expression, each: "key" };
  const called = plainExpression(node.expression);
  const callee =
    ts.isCallExpression(called) && called.arguments.length === 0
      ? plainExpression(called.expression)
      : undefined;
  const own = { of: node.expression, each: "item" } as const;
  if (callee === undefined || !ts.isPropertyAccessExpression(callee)) return own;
  const each = VIEWS.get(callee.name.text);
  const isArray = checker.isArrayLikeType(checker.getTypeAtLocation(callee.expression));
  return each && isArray ? { of: callee.expression, each } : own;
}

const VIEWS: ReadonlyMap<string, Iterated["each"]> = new Map([
  ["entries", "pair"],
  ["keys", "position"],
  ["values", "item"],
]);

/** Undefined for what no loop can go through. */
export function listOf(whole: Value, { each }: Iterated, context: LowerContext): Items | undefined {
  const { checker } = context;
  const kinds = kindsOf(whole, context);
  const texts = (expression: Expression): Items => ({
    expression,
    type: whole.type,
    optional: false,
    item: checker.getStringType(),
  });
  if (each === "key") return kinds === objectKind ? texts(orderedKeys(whole, context)) : undefined;
  if (kinds === arrayKind) return { ...whole, item: elementType(whole.type, context) };
  return kinds === stringKind ? texts(charactersOf(whole.expression)) : undefined;
}

/** The type of `[index, item]`. */
export function pairType(list: ts.Expression, item: ts.Type, checker: ts.TypeChecker): ts.Type {
  const method = checker.getTypeAtLocation(list).getProperty("entries");
  const signature = method && checker.getTypeOfSymbol(method).getCallSignatures()[0];
  const made = signature && checker.getReturnTypeOfSignature(signature);
  const [pair] = made ? checker.getTypeArguments(made as ts.TypeReference) : [];
  return pair ?? item;
}

/** By code point: regular expressions see the halves of a pair on one evaluator, whole pairs on the other. */
function charactersOf(text: Expression): Expression {
  const one = regex("[\\ud800-\\udbff][\\udc00-\\udfff]|[\\s\\S]");
  return sequence({ kind: "filter", of: call("match", text, one), member: "match" });
}
