import ts from "typescript";
import type { FunctionNode, LoadedProject } from "../../1-load/index.ts";
import { type InlineStep, resolveFunction } from "./resolve-step.ts";

/** A call of a helper that may throw: no expression can, so that its body becomes states in place of the call. */
export function resolveThrowing(node: ts.Node, project: LoadedProject): InlineStep | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const fn = helperOf(node, project);
  return fn && throws(fn, project, []) ? { kind: "inline", call: node, fn } : undefined;
}

/** Whether a helper called in it may throw, outside of callbacks. */
export function callsThrowing(node: ts.Node, project: LoadedProject): boolean {
  if (resolveThrowing(node, project)) return true;
  if (ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, (child) => callsThrowing(child, project) || undefined) ?? false;
}

function helperOf(call: ts.CallExpression, project: LoadedProject): FunctionNode | undefined {
  const fn = resolveFunction(call.expression, project);
  if (fn?.body === undefined || fn.asteriskToken) return undefined;
  const isAsync = ts.getModifiers(fn)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
  return !isAsync && project.sourceFiles.includes(fn.getSourceFile()) ? fn : undefined;
}

/** Itself, or by a helper that it calls, outside of callbacks. */
function throws(
  fn: FunctionNode,
  project: LoadedProject,
  around: readonly FunctionNode[],
): boolean {
  if (around.includes(fn)) return false;
  const inside = [...around, fn];
  const visit = (node: ts.Node): boolean => {
    if (ts.isThrowStatement(node)) return true;
    if (ts.isFunctionLike(node)) return false;
    const called = ts.isCallExpression(node) ? helperOf(node, project) : undefined;
    if (called && throws(called, project, inside)) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return fn.body !== undefined && visit(fn.body);
}
