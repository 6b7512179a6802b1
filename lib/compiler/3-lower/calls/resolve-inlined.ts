import ts from "typescript";
import { changingClosure, type FunctionNode } from "../../1-load/index.ts";
import type { Code, Project } from "../callables/callable.ts";
import { callableOf } from "../callables/callable-of.ts";
import type { FailStep, InlineStep } from "./resolve-step.ts";

/**
 * What takes no `await` and still no expression can do: `fail(…)`, a call of a helper that may throw, or catches, or changes variables around it: no expression can, so that its body stands in place of the call. Where
 * it only computes, that costs no state.
 */
export function resolveInlined(node: ts.Node, project: Project): InlineStep | FailStep | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  if (isFail(node, project)) return { kind: "fail", call: node };
  const code = helperOf(node, project);
  if (code === undefined) return undefined;
  const isInlined = changingClosure(node, project.checker) || throws(code.fn, project, []);
  return isInlined ? { kind: "inline", call: node, code } : undefined;
}

/** `fail(…)` */
function isFail(node: ts.Node, project: Project): node is ts.CallExpression {
  return ts.isCallExpression(node) && project.vocabularyOf(node.expression) === "fail";
}

/** Whether a helper called in it may throw, outside of callbacks. */
export function callsThrowing(node: ts.Node, project: Project): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (isFail(node, project)) return true;
  const code = ts.isCallExpression(node) ? helperOf(node, project) : undefined;
  if (code && throws(code.fn, project, [])) return true;
  return ts.forEachChild(node, (child) => callsThrowing(child, project) || undefined) ?? false;
}

function helperOf(call: ts.CallExpression, project: Project): Code | undefined {
  const code = callableOf(call.expression, project);
  if (code?.kind !== "code" || code.fn.body === undefined || code.fn.asteriskToken)
    return undefined;
  const isAsync = ts.getModifiers(code.fn)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
  return !isAsync && project.sourceFiles.includes(code.fn.getSourceFile()) ? code : undefined;
}

/** Itself, or by a helper that it calls, outside of callbacks. */
function throws(fn: FunctionNode, project: Project, around: readonly FunctionNode[]): boolean {
  if (around.includes(fn)) return false;
  const inside = [...around, fn];
  const visit = (node: ts.Node): boolean => {
    if (isJump(node, project)) return true;
    if (ts.isFunctionLike(node)) return false;
    const called = ts.isCallExpression(node) ? helperOf(node, project) : undefined;
    if (called && throws(called.fn, project, inside)) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return fn.body !== undefined && visit(fn.body);
}

function isJump(node: ts.Node, project: Project): boolean {
  return ts.isThrowStatement(node) || ts.isTryStatement(node) || isFail(node, project);
}
