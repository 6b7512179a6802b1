import ts from "typescript";
import { wrappedExpression } from "./plain-expression.ts";
import { symbolOf, unaliased } from "./symbols.ts";

/** Where a `flow(…)`, `task(…)` or `container(…)` stands: a constant of its module, its default export, or somewhere else. */
export type Place =
  | { readonly kind: "constant"; readonly name: ts.Identifier; readonly isExported: boolean }
  | { readonly kind: "default"; readonly name: ts.ExportAssignment }
  | { readonly kind: "elsewhere" };

export function placeOf(checker: ts.TypeChecker, call: ts.CallExpression): Place {
  const holder = wrappedExpression(call).parent;
  if (ts.isExportAssignment(holder) && !holder.isExportEquals) {
    return { kind: "default", name: holder };
  }
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name))
    return { kind: "elsewhere" };
  if (!isModuleConstant(holder)) return { kind: "elsewhere" };
  return { kind: "constant", name: holder.name, isExported: isExported(checker, holder.name) };
}

function isModuleConstant(declaration: ts.VariableDeclaration): boolean {
  const list = declaration.parent;
  return (
    (list.flags & ts.NodeFlags.Const) !== 0 &&
    ts.isVariableStatement(list.parent) &&
    ts.isSourceFile(list.parent.parent)
  );
}

function isExported(checker: ts.TypeChecker, name: ts.Identifier): boolean {
  const symbol = symbolOf(checker, name);
  const module = checker.getSymbolAtLocation(name.getSourceFile());
  const exports = module ? checker.getExportsOfModule(module) : [];
  return exports.some((each) => unaliased(checker, each) === symbol);
}
