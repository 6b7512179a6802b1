import ts from "typescript";
import { absent, type Binding, bind } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import {
  type ExpressionContext,
  type FunctionNode,
  nest,
  refuseSyntax,
  settled,
} from "../expressions/expression-context.ts";
import { bindLocals } from "../patterns/bind-locals.ts";
import { withDefault } from "../patterns/with-default.ts";
import { lowerBody } from "./lower-body.ts";

/** The value of a pure function called with these values: its body takes the place of the call. */
export function callFunction(
  fn: FunctionNode,
  values: readonly (Value | undefined)[],
  context: ExpressionContext,
): Value {
  const refused = refusal(fn, context);
  if (refused !== undefined) return refused;
  const bindings: Binding[] = [];
  let inner = nest(context, new Map(), [...context.open, fn]);
  fn.parameters.forEach((parameter, at) => {
    const given = values[at] ?? nothing(parameter, context);
    const { initializer, name } = parameter;
    const bound = bindLocals(name, withDefault(given, initializer, name, inner), inner);
    bindings.push(...bound.bindings);
    inner = bound.context;
  });
  const result = settled(bodyOf(fn, inner), context);
  return { ...result, expression: bind(bindings, result.expression) };
}

function refusal(fn: FunctionNode, context: ExpressionContext): Value | undefined {
  const name = fn.name?.text ?? "a function";
  if (context.open.includes(fn)) {
    return refuseSyntax(context, fn, `\`${name}\`, which calls itself,`, "write a loop");
  }
  return fn.asteriskToken && refuseSyntax(context, fn, "a generator");
}

function nothing(parameter: ts.ParameterDeclaration, context: ExpressionContext): Value {
  const type = parameter.initializer
    ? context.checker.getTypeAtLocation(parameter)
    : context.checker.getUndefinedType();
  return { expression: absent(), type, optional: true };
}

function bodyOf(fn: FunctionNode, context: ExpressionContext): Value {
  const { body } = fn;
  if (body === undefined) return refuseSyntax(context, fn, "a function without a body");
  return ts.isBlock(body) ? lowerBody(fn, body, context) : context.lower(body);
}
