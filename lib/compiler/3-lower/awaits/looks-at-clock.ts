import ts from "typescript";
import { type LoadedProject, symbolOf } from "../../1-load/index.ts";
import { resolveFunction } from "../calls/resolve-step.ts";

/** Whether code looks at the clock: it says `Date.now` or `new Date()`, or names a function of the project that does. */
export function looksAtClock(code: ts.Node, project: LoadedProject): boolean {
  return looks(code, project, new Set());
}

function looks(node: ts.Node, project: LoadedProject, seen: Set<ts.Node>): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  if (ts.isIdentifier(node)) {
    if (node.text === "Date") return isNow(node.parent) && isOfLanguage(node, project);
    const fn = resolveFunction(node, project);
    return fn !== undefined && looks(fn, project, seen);
  }
  return ts.forEachChild(node, (child) => looks(child, project, seen) || undefined) ?? false;
}

function isNow(use: ts.Node): boolean {
  if (ts.isNewExpression(use)) return (use.arguments ?? []).length === 0;
  return ts.isPropertyAccessExpression(use) && use.name.text === "now";
}

function isOfLanguage(name: ts.Identifier, { checker }: LoadedProject): boolean {
  const declarations = symbolOf(checker, name)?.declarations ?? [];
  return declarations.some((each) => each.getSourceFile().isDeclarationFile);
}
