import type ts from "typescript";
import {
  decoded,
  type Expression,
  encoded,
  isAbsent,
  type Lambda,
  lambda,
  local,
} from "../../../jsonata/index.ts";
import type { Callable, Code } from "../../callables/callable.ts";
import { callableOf } from "../../callables/callable-of.ts";
import type { Value } from "../../context.ts";
import { callValues, either } from "../call-callable.ts";
import {
  type Call,
  type ExpressionContext,
  refuse,
  replacing,
  typedValue,
} from "../expression-context.ts";
import { kindsOfType, nullish, nullKind, undefinedKind } from "../kinds.ts";
import { isCheap } from "../once.ts";

export type { Call, GlobalFunction } from "../expression-context.ts";

export type Method = (receiver: Value, call: Call) => Value;

export function argument(call: Call, at: number): Value | undefined {
  const node = call.arguments[at];
  return node && call.context.lower(node);
}

/** An argument that must be there: TypeScript has checked that it is. */
export function required(call: Call, at: number): Value {
  return argument(call, at) ?? refuseCall(call, "without its argument");
}

export function refuseCall(call: Call, how: string, help?: string): Value {
  const callee = call.node.expression.getText();
  const construct = `\`${callee}\` ${how}`;
  return refuse(call.context, call.node, "NG1000", { construct }, help);
}

/** The value that a call has by TypeScript. */
export function result(call: Call, expression: Expression, optional = false): Value {
  const type = call.context.checker.getTypeAtLocation(call.node);
  const isOptionalChain = call.node.questionDotToken !== undefined;
  const own = isOptionalChain ? call.context.checker.getNonNullableType(type) : type;
  return typedValue(expression, own, call.context, optional);
}

/** A callback's body as a JSONata function. */
export interface Callback {
  readonly lambda: Lambda;
  readonly body: Value;
}

/**
 * A callback in place, or the name of one. `types` are those of what it is handed; of these only as many parameters are written as the callback
 * has.
 */
export function callbackOf(
  call: Call,
  at: number,
  values: readonly Parameter[],
  finish: (body: Value) => Expression = (body) => body.expression,
): Callback | undefined {
  const { context } = call;
  const node = call.arguments[at];
  const callable = node && callableOf(node, context.functions);
  const functions = callable ? codesOf(callable, context) : undefined;
  if (node === undefined || callable === undefined || functions === undefined) {
    refuseCall(
      call,
      "with a callback that is not written in the project",
      "write an arrow function",
    );
    return undefined;
  }
  if (functions.some(({ fn }) => fn.parameters.some((each) => each.dotDotDotToken))) {
    refuseCall(call, "with a callback that takes `...rest`", "name its parameters");
    return undefined;
  }
  const count = Math.max(1, ...functions.map(({ fn }) => fn.parameters.length));
  const used = values.slice(0, count);
  if (used.some(({ value }) => value && !isAbsent(value) && !isCheap(value)))
    refuseCall(call, "with a callback that takes the array itself", "give the array a name first");
  const names = used.map((each, place) =>
    context.freshLocal(hintOf(functions, place) ?? each.hint),
  );
  const handed = used.map((each, place) => handedTo(each, names[place] ?? each.hint, context));
  const body = applied(callable, handed, resultOf(node, context), call);
  const parameters = names.filter((_, place) => used[place]?.value === undefined);
  return { lambda: lambda(parameters, finish(body)), body };
}

/** `String`, `Number`, `Boolean` … as a callback: what they do with the item. */
function appliedBuiltIn(node: ts.Expression, handed: readonly Value[], call: Call): Value {
  const { context } = call;
  const apply = context.builtIn(node, context);
  const [item] = handed;
  if (apply === undefined || item === undefined) throw new Error("a callback that is no code");
  const inner = replacing(context, new Map([[node, item]]));
  return apply({ node: call.node, context: inner, arguments: [node] });
}

/** Not `parseInt`, which would take the index for the radix. */
const takesOne = new Set([
  "String",
  "Number",
  "Boolean",
  "parseFloat",
  "encodeURIComponent",
  "Math.abs",
  "Math.ceil",
  "Math.floor",
  "Math.round",
  "Math.sign",
  "Math.sqrt",
  "Math.trunc",
  "Number.isInteger",
  "Array.isArray",
  "Object.keys",
  "Object.values",
  "Object.entries",
]);

function handedTo(parameter: Parameter, name: string, context: ExpressionContext): Value {
  const { type, value, optional, as = (given: Expression) => given } = parameter;
  return {
    expression: value ?? as(handedOver(parameter, local(name), context)),
    type,
    optional: optional ?? (kindsOfType(type, context.checker) & undefinedKind) !== 0,
  };
}

/**
 * Null in an array of what may be undefined but not null stands for undefined. Of a null in an array the Java evaluator may hand over nothing at
 * all, where its caller has bound plain nulls.
 */
function handedOver(
  parameter: Parameter,
  name: Expression,
  { checker }: ExpressionContext,
): Expression {
  if (parameter.whole) return { ...name, whole: true } as Expression;
  const kinds = kindsOfType(parameter.type, checker);
  if ((kinds & nullKind) !== 0) return encoded(name);
  return (kinds & nullish) === undefinedKind ? decoded(name) : name;
}

export interface Parameter {
  readonly hint: string;
  readonly type: ts.Type;
  readonly optional?: boolean;
  /** An index. */
  readonly whole?: true;
  /** What it is, when that needs no name of its own. */
  readonly value?: Expression;
  /** What the function makes of what it is handed. */
  readonly as?: (name: Expression) => Expression;
}

/** The functions of the project among those that a callable may be; undefined where it may be another. */
function codesOf(callable: Callable, context: ExpressionContext): readonly Code[] | undefined {
  if (callable.kind === "code") return [callable];
  if (callable.kind === "other") {
    const isKnown = context.builtIn(callable.node, context) !== undefined;
    return isKnown && takesOne.has(callable.node.getText()) ? [] : undefined;
  }
  const [then, otherwise] = [codesOf(callable.then, context), codesOf(callable.otherwise, context)];
  return then && otherwise && [...then, ...otherwise];
}

function applied(callable: Callable, handed: readonly Value[], type: ts.Type, call: Call): Value {
  const { context } = call;
  if (callable.kind === "code") return callValues(callable, handed, new Map(), context);
  if (callable.kind === "other") return appliedBuiltIn(callable.node, handed, call);
  const then = applied(callable.then, handed, type, call);
  const otherwise = applied(callable.otherwise, handed, type, call);
  return either(callable, then, otherwise, type, context);
}

function resultOf(callback: ts.Expression, { checker }: ExpressionContext): ts.Type {
  const [signature] = checker.getTypeAtLocation(callback).getCallSignatures();
  return signature ? checker.getReturnTypeOfSignature(signature) : checker.getAnyType();
}

function hintOf([only, ...others]: readonly Code[], place: number): string | undefined {
  const name = others.length === 0 ? only?.fn.parameters[place]?.name : undefined;
  return name && "text" in name ? name.text : undefined;
}
