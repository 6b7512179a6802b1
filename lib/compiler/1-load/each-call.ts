import ts from "typescript";
import { plainExpression } from "./plain-expression.ts";

/** `list.forEach((item) => …)`: a loop, whose body may change what is around it. */
export interface EachCall {
  readonly call: ts.CallExpression;
  readonly list: ts.Expression;
  readonly fn: ts.ArrowFunction | ts.FunctionExpression;
}

/** Only with a function that is written in place and waits for nothing. */
export function eachCall(node: ts.Node, checker: ts.TypeChecker): EachCall | undefined {
  if (!ts.isCallExpression(node) || node.arguments.length !== 1) return undefined;
  const callee = plainExpression(node.expression);
  const [given] = node.arguments;
  const fn = given && plainExpression(given);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "forEach") return undefined;
  if (callee.questionDotToken || !fn || !isPlainFunction(fn)) return undefined;
  const list = checker.getTypeAtLocation(callee.expression);
  const isList = checker.isArrayType(list) || checker.isTupleType(list);
  return isList ? { call: node, list: callee.expression, fn } : undefined;
}

/** The call that runs a function for each item of a list, if the function is written there. */
export function eachCallOf(fn: ts.Node, checker: ts.TypeChecker): EachCall | undefined {
  const call = ts.findAncestor(fn.parent, (node) => !ts.isParenthesizedExpression(node));
  const each = call && eachCall(call, checker);
  return each?.fn === fn ? each : undefined;
}

function isPlainFunction(node: ts.Node): node is EachCall["fn"] {
  if (ts.isFunctionExpression(node) && node.asteriskToken) return false;
  const isFunction = ts.isArrowFunction(node) || ts.isFunctionExpression(node);
  return isFunction && (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Async) === 0;
}
