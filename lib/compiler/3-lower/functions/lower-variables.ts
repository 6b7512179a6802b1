import type ts from "typescript";
import { standsForFunctions } from "../../1-load/index.ts";
import { absent, bind, type Expression } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import type { ExpressionContext } from "../expressions/expression-context.ts";
import { bindLocals } from "../patterns/bind-locals.ts";
import type { Body } from "./body.ts";
import { evaluated } from "./evaluated.ts";

/** `const a = …, { b } = …;` */
export function lowerVariables(list: ts.VariableDeclarationList, body: Body): Expression {
  return declare(list.declarations, body, body.context);
}

function declare(
  declarations: readonly ts.VariableDeclaration[],
  body: Body,
  context: ExpressionContext,
): Expression {
  const [first, ...others] = declarations;
  if (first === undefined) return body.rest(context);
  if (standsForFunctions(first, context.checker)) return declare(others, body, context);
  const { initializer } = first;
  const declared = (value: Value, inner: ExpressionContext): Expression => {
    const bound = bindLocals(first.name, value, inner);
    return bind(bound.bindings, declare(others, body, bound.context));
  };
  if (initializer) {
    const inside = { ...body, context };
    return evaluated(initializer, inside, (inner) => declared(inner.lower(initializer), inner));
  }
  const type = context.checker.getUndefinedType();
  return declared({ expression: absent(), type, optional: true }, context);
}
