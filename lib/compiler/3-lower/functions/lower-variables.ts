import ts from "typescript";
import { absent, bind, type Expression } from "../../jsonata/index.ts";
import { type ExpressionContext, nest } from "../expressions/expression-context.ts";
import { bindPattern } from "./bind-pattern.ts";
import type { Body } from "./body.ts";

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
  if (first.initializer && isFunction(first.initializer)) return declare(others, body, context);
  const { checker } = context;
  const value = first.initializer
    ? context.lower(first.initializer)
    : { expression: absent(), type: checker.getUndefinedType(), optional: true };
  const bound = bindPattern(first, value, context);
  return bind(bound.bindings, declare(others, body, nest(context, bound.values)));
}

/** A function has no value: calls of it find its code. */
function isFunction(node: ts.Expression): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}
