import ts from "typescript";
import type { LoadedProject } from "../../1-load/index.ts";
import type { Failing } from "../caught-error.ts";
import { resolveFunction, resolveStep } from "./resolve-step.ts";

/** The kinds of steps that a `try` block awaits, through helper functions too. */
export function failingIn(block: ts.Node, project: LoadedProject): Failing {
  const kinds = new Set<"task" | "container" | "flow">();
  const seen = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (ts.isIdentifier(node)) visitName(node);
    if (ts.isCallExpression(node)) visitCall(node);
    ts.forEachChild(node, visit);
  };
  const visitCall = (call: ts.CallExpression): void => {
    const kind = resolveStep(call, project)?.kind;
    if (kind === "task" || kind === "container" || kind === "flow") kinds.add(kind);
  };
  const visitName = (name: ts.Identifier): void => {
    const declared = project.stepOf(name)?.kind;
    if (declared !== undefined) kinds.add(declared);
    const fn = resolveFunction(name, project);
    if (fn) visit(fn);
  };
  visit(block);
  return kinds;
}
