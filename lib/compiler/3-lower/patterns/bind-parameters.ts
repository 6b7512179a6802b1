import type ts from "typescript";
import type { FunctionNode } from "../../1-load/index.ts";
import { absent, type Binding } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import type { ExpressionContext } from "../expressions/expression-context.ts";
import { type Bound, bindLocals } from "./bind-locals.ts";
import { withDefault } from "./with-default.ts";

/** Binds a function's parameters to what they get in a call; one that takes a function is no value. */
export function bindParameters(
  { parameters }: FunctionNode,
  values: readonly (Value | undefined)[],
  context: ExpressionContext,
): Bound {
  const bindings: Binding[] = [];
  let inner = context;
  parameters.forEach((parameter, at) => {
    const { initializer, name } = parameter;
    const symbol = context.checker.getSymbolAtLocation(name);
    if (symbol && context.functions.bound?.(symbol)) return;
    const given = values[at] ?? nothing(parameter, context);
    const bound = bindLocals(name, withDefault(given, initializer, name, inner), inner);
    bindings.push(...bound.bindings);
    inner = bound.context;
  });
  return { bindings, context: inner };
}

function nothing(parameter: ts.ParameterDeclaration, context: ExpressionContext): Value {
  const type = parameter.initializer
    ? context.checker.getTypeAtLocation(parameter)
    : context.checker.getUndefinedType();
  return { expression: absent(), type, optional: true };
}
