import type ts from "typescript";
import { decoded, type Expression, lambda, local } from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import {
  type ExpressionContext,
  type FunctionNode,
  refuse,
  typedValue,
} from "../expression-context.ts";
import { functionOf } from "../function-of.ts";
import { kindsOfType, nullish, undefinedKind } from "../kinds.ts";

/** A call of a method or function of the language. */
export interface Call {
  readonly node: ts.CallExpression;
  readonly context: ExpressionContext;
  readonly arguments: readonly ts.Expression[];
}

export type Method = (receiver: Value, call: Call) => Value;

export type GlobalFunction = (call: Call) => Value;

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
  readonly lambda: Expression;
  readonly body: Value;
}

/**
 * A callback in place, or the name of one. `types` are those of what it is handed; of these only as many parameters are written as the callback
 * has. `Boolean`, `String` and `Number` go through `wrap`.
 */
export function callbackOf(
  call: Call,
  at: number,
  values: readonly Parameter[],
  finish: (body: Value) => Expression = (body) => body.expression,
): Callback | undefined {
  const { context } = call;
  const node = call.arguments[at];
  const fn = node && functionOf(node, context);
  if (fn === undefined) {
    refuseCall(
      call,
      "with a callback that is not written in the project",
      "write an arrow function",
    );
    return undefined;
  }
  const used = values.slice(0, Math.max(1, usedParameters(fn)));
  const names = used.map((each, place) => context.freshLocal(nameOf(fn, place) ?? each.hint));
  const handed = used.map((each, place) => ({
    expression: handedOver(each, local(names[place] ?? each.hint), context),
    type: each.type,
    optional: each.optional ?? (kindsOfType(each.type, context.checker) & undefinedKind) !== 0,
  }));
  const body = context.callFunction(fn, handed, context);
  return { lambda: lambda(names, finish(body)), body };
}

/** Null in an array of what may be undefined but not null stands for undefined. */
function handedOver(
  parameter: Parameter,
  name: Expression,
  { checker }: ExpressionContext,
): Expression {
  if (parameter.whole) return { ...name, whole: true } as Expression;
  const kinds = kindsOfType(parameter.type, checker);
  return (kinds & nullish) === undefinedKind ? decoded(name) : name;
}

export interface Parameter {
  readonly hint: string;
  readonly type: ts.Type;
  readonly optional?: boolean;
  /** An index. */
  readonly whole?: true;
}

function usedParameters(fn: FunctionNode): number {
  return fn.parameters.length;
}

function nameOf(fn: FunctionNode, place: number): string | undefined {
  const name = fn.parameters[place]?.name;
  return name && "text" in name ? name.text : undefined;
}
