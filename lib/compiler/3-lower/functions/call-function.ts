import ts from "typescript";
import { callsItselfLast, outerChanges } from "../../1-load/index.ts";
import { absent, bind, block, call, lambda, local } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import {
  type ExpressionContext,
  type FunctionNode,
  nest,
  refuseSyntax,
  settled,
  typedValue,
} from "../expressions/expression-context.ts";
import { bindParameters } from "../patterns/bind-parameters.ts";
import { lowerBody } from "./lower-body.ts";

/** The value of a pure function called with these values: its body takes the place of the call. */
export function callFunction(
  fn: FunctionNode,
  values: readonly (Value | undefined)[],
  context: ExpressionContext,
): Value {
  const again = context.recurring.get(fn);
  if (again !== undefined) return calledAgain(fn, again, values, context);
  const refused = refusal(fn, context);
  if (refused !== undefined) return refused;
  if (callsItselfLast(fn, context.checker)) return lowerRecursion(fn, values, context);
  const inner = nest(context, new Map(), [...context.open, fn]);
  const { bindings, context: own } = bindParameters(fn, values, inner);
  const result = settled(bodyOf(fn, own), context);
  return { ...result, expression: bind(bindings, result.expression) };
}

/**
 * A function that calls itself last stays one: JSONata needs no depth for that.
 *
 * @example `gcd(a, b)` is `( $gcd := function($m, $n){ $n = 0 ? $m : $gcd($n, $m % $n) }; $gcd($a, $b) )`
 */
function lowerRecursion(
  fn: FunctionNode,
  values: readonly (Value | undefined)[],
  context: ExpressionContext,
): Value {
  const name = context.freshLocal(nameOf(fn));
  const names = fn.parameters.map((each) => context.freshLocal(each.name.getText()));
  const recurring = new Map([...context.recurring, [fn, name] as const]);
  const inner = nest({ ...context, recurring }, new Map(), [...context.open, fn]);
  const { bindings, context: own } = bindParameters(
    fn,
    parametersOf(fn, names, values, context),
    inner,
  );
  const { expression: body } = bodyOf(fn, own);
  const made = lambda(names, bind(bindings, body));
  const called = calledAgain(fn, name, values, context);
  return { ...called, expression: block([{ name, value: made }], called.expression) };
}

/** What the function is handed, whoever calls it: an argument that may be undefined by its type, or in the first call. */
function parametersOf(
  { parameters }: FunctionNode,
  names: readonly string[],
  values: readonly (Value | undefined)[],
  context: ExpressionContext,
): readonly Value[] {
  return parameters.map((parameter, at) => {
    const type = context.checker.getTypeAtLocation(parameter);
    const isOptional = values[at]?.optional ?? true;
    return typedValue(local(names[at] ?? "value"), type, context, isOptional);
  });
}

function calledAgain(
  fn: FunctionNode,
  name: string,
  values: readonly (Value | undefined)[],
  context: ExpressionContext,
): Value {
  const signature = context.checker.getSignatureFromDeclaration(fn);
  const type = signature
    ? context.checker.getReturnTypeOfSignature(signature)
    : context.checker.getAnyType();
  const given = fn.parameters.map((_, at) => values[at]?.expression ?? absent());
  return typedValue(call(local(name), ...given), type, context);
}

function nameOf(fn: FunctionNode): string {
  const holder = ts.isVariableDeclaration(fn.parent) ? fn.parent.name.getText() : undefined;
  return fn.name?.text ?? holder ?? "again";
}

function refusal(fn: FunctionNode, context: ExpressionContext): Value | undefined {
  const name = fn.name?.text ?? "a function";
  if (context.open.includes(fn)) {
    return refuseSyntax(context, fn, `\`${name}\`, which calls itself,`, "write a loop");
  }
  const [changed] = outerChanges(fn, context.checker).all;
  if (changed && context.lookup(changed)) {
    const construct = `a call of \`${name}\`, which changes \`${changed.name}\`, just here`;
    return refuseSyntax(context, fn, construct, "call it in a statement of its own");
  }
  return fn.asteriskToken && refuseSyntax(context, fn, "a generator");
}

function bodyOf(fn: FunctionNode, context: ExpressionContext): Value {
  const { body } = fn;
  if (body === undefined) return refuseSyntax(context, fn, "a function without a body");
  return ts.isBlock(body) ? lowerBody(fn, body, context) : context.lower(body);
}
