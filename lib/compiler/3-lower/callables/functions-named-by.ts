import ts from "typescript";
import type { Callable, Functions } from "./callable.ts";
import { callableOf } from "./callable-of.ts";

/** The functions that may run when what a node names is called, and the names of steps among them. */
export function functionsNamedBy(node: ts.Node, functions: Functions): readonly ts.Node[] {
  const isName =
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isCallExpression(node);
  const callable = isName ? callableOf(node, functions) : undefined;
  return callable ? nodesOf(callable).filter((each) => each !== node) : [];
}

function nodesOf(callable: Callable): readonly ts.Node[] {
  if (callable.kind === "other") return [callable.node];
  if (callable.kind === "choice")
    return [...nodesOf(callable.then), ...nodesOf(callable.otherwise)];
  return [callable.fn, ...[...callable.functions.values()].flatMap(nodesOf)];
}
