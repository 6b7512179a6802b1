import ts from "typescript";
import { outerChanges } from "../../1-load/index.ts";
import { bind } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import {
  type ExpressionContext,
  type FunctionNode,
  nest,
  refuseSyntax,
  settled,
} from "../expressions/expression-context.ts";
import { bindParameters } from "../patterns/bind-parameters.ts";
import { lowerBody } from "./lower-body.ts";

/** The value of a pure function called with these values: its body takes the place of the call. */
export function callFunction(
  fn: FunctionNode,
  values: readonly (Value | undefined)[],
  context: ExpressionContext,
): Value {
  const refused = refusal(fn, context);
  if (refused !== undefined) return refused;
  const inner = nest(context, new Map(), [...context.open, fn]);
  const { bindings, context: own } = bindParameters(fn, values, inner);
  const result = settled(bodyOf(fn, own), context);
  return { ...result, expression: bind(bindings, result.expression) };
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
