import ts from "typescript";
import { changedObjects, rootOf } from "./changes.ts";
import { symbolOf } from "./symbols.ts";

/** The variables of which some statement changes a member: `x.a = 1`, `x.push(1)`, `delete x.a`, `Object.assign(x, …)`. Read when first asked. */
export function changedSymbols(
  checker: ts.TypeChecker,
  files: readonly ts.SourceFile[],
): (symbol: ts.Symbol) => boolean {
  let changed: Set<ts.Symbol> | undefined;
  return (symbol) => {
    changed ??= findChanged(checker, files);
    return changed.has(symbol);
  };
}

function findChanged(checker: ts.TypeChecker, files: readonly ts.SourceFile[]): Set<ts.Symbol> {
  const changed = new Set<ts.Symbol>();
  const visit = (node: ts.Node): void => {
    for (const object of changedObjects(node)) {
      const symbol = symbolOf(checker, rootOf(object));
      if (symbol) changed.add(symbol);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  return changed;
}
