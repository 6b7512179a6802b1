import ts from "typescript";
import { closureOf, plainExpression, wrappedExpression } from "../1-load/index.ts";

/**
 * Where in time code of a closure runs: at its own place, where the closure is called, where the closure is called that does so. A callback runs where
 * it is written.
 */
export function sitesOf(node: ts.Node, checker: ts.TypeChecker): readonly ts.Node[] {
  const sites = new Set<ts.Node>();
  const visit = (site: ts.Node): void => {
    if (sites.has(site)) return;
    sites.add(site);
    const around = ts.findAncestor(site.parent, ts.isFunctionLike);
    if (around && isNested(around)) for (const call of callsOf(around, checker)) visit(call);
  };
  visit(node);
  return [...sites];
}

/** Whether two nodes are code of the very same function. */
export function isSameCode(one: ts.Node, other: ts.Node): boolean {
  return functionAround(one) === functionAround(other);
}

function functionAround(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node.parent, ts.isFunctionLike);
}

function isNested(fn: ts.Node): boolean {
  return functionAround(fn) !== undefined;
}

/** Whether some caller of a closure does more with what it gives back than to look inside or throw it away. */
export function isResultKept(fn: ts.Node, checker: ts.TypeChecker): boolean {
  return callsOf(fn, checker).some((call) => {
    const { parent } = ts.isExpression(call) ? wrappedExpression(call) : call;
    return !ts.isExpressionStatement(parent) && !ts.isPropertyAccessExpression(parent);
  });
}

/** The calls of a closure; a function that no name leads to stands for its call itself. */
function callsOf(fn: ts.Node, checker: ts.TypeChecker): readonly ts.Node[] {
  const calls: ts.Node[] = [];
  const search = (node: ts.Node): void => {
    const isCall = ts.isCallExpression(node);
    if (isCall && closureOf(plainExpression(node.expression), checker) === fn) calls.push(node);
    ts.forEachChild(node, search);
  };
  const scope = functionAround(fn);
  if (scope) search(scope);
  return calls.length > 0 || !isCallback(fn) ? calls : [fn];
}

function isCallback(fn: ts.Node): boolean {
  return ts.isCallExpression(fn.parent) || ts.isNewExpression(fn.parent);
}
