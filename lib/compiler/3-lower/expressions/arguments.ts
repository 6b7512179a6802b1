import ts from "typescript";
import { isFunctionParameter } from "../../1-load/index.ts";
import { type ArrayItem, array, index } from "../../jsonata/index.ts";
import { elementTypeOf } from "../assignments/nesting.ts";
import type { Value } from "../context.ts";
import { itemOf } from "./array-literal.ts";
import type { ExpressionContext, FunctionNode } from "./expression-context.ts";
import { restOfItems } from "./rest-of-items.ts";

/** What each parameter of a function gets in a call, `...rest` the array of what is left; undefined where nothing is given. */
export function argumentsFor(
  fn: FunctionNode,
  given: readonly ts.Expression[],
  context: ExpressionContext,
): readonly (Value | undefined)[] {
  const spread = given.findIndex(ts.isSpreadElement);
  const plain = (spread < 0 ? given : given.slice(0, spread)).map((each, at) => {
    const parameter = fn.parameters[at];
    const isBound = parameter && isFunctionParameter(parameter, context.checker);
    return isBound ? undefined : context.lower(each);
  });
  return fn.parameters.map((parameter, at) => {
    if (spread < 0 || at < spread) {
      return parameter.dotDotDotToken ? restOf(given.slice(at), parameter, context) : plain[at];
    }
    const all = restOf(given.slice(spread), parameter, context);
    if (parameter.dotDotDotToken) {
      return at === spread ? all : restOfItems(all, at - spread, parameter, context);
    }
    const type = elementTypeOf(given[spread], context) ?? all.type;
    return { expression: index(all.expression, at - spread), type, optional: true };
  });
}

/** The arguments as one array. */
function restOf(
  given: readonly ts.Expression[],
  parameter: ts.ParameterDeclaration,
  context: ExpressionContext,
): Value {
  const items = given.map((each): ArrayItem => {
    if (!ts.isSpreadElement(each)) return itemOf(context.lower(each), each, context);
    return { value: context.lower(each.expression).expression, spread: true };
  });
  const type = context.checker.getTypeAtLocation(parameter);
  return { expression: array(items), type, optional: false };
}
