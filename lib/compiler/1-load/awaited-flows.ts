import ts from "typescript";
import type { LoadedProject } from "./loaded-project.ts";

/** The names of the flows that the project's code uses other than to declare and export them, or to start another when they end: another flow may await these. */
export function awaitedFlows({
  sourceFiles,
  stepOf,
  vocabularyOf,
}: Pick<LoadedProject, "sourceFiles" | "stepOf" | "vocabularyOf">): () => ReadonlySet<string> {
  let found: Set<string> | undefined;
  return () => {
    if (found) return found;
    const names = new Set<string>();
    // `flow(load)`: a declaration's first argument is a text.
    const isEnds = ({ expression, arguments: [other] }: ts.CallExpression): boolean =>
      other !== undefined &&
      !ts.isStringLiteralLike(other) &&
      vocabularyOf(expression) === "flow" &&
      stepOf(other) !== undefined;
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && isEnds(node)) return;
      const step = ts.isIdentifier(node) && isUse(node) ? stepOf(node) : undefined;
      if (step?.kind === "flow") names.add(step.name);
      ts.forEachChild(node, visit);
    };
    sourceFiles.forEach(visit);
    found = names;
    return names;
  };
}

function isUse(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return false;
  if (ts.isImportClause(parent) || ts.isExportAssignment(parent)) return false;
  if (ts.isPropertyAccessExpression(parent)) return true;
  return !("name" in parent && parent.name === name);
}
