import ts from "typescript";
import type { Loader } from "./loader.ts";

/** A file and the project's files that it imports, theirs included; paths as diagnostics have them. */
export function filesOf(loader: Loader, file: ts.SourceFile): ReadonlySet<string> {
  const found = new Set<ts.SourceFile>();
  const visit = (each: ts.SourceFile): void => {
    if (found.has(each) || !loader.sourceFiles.includes(each)) return;
    found.add(each);
    for (const imported of importsOf(loader, each)) visit(imported);
  };
  visit(file);
  return new Set([...found].map((each) => loader.span(each).file));
}

function importsOf({ checker }: Loader, file: ts.SourceFile): readonly ts.SourceFile[] {
  return file.statements.flatMap((statement) => {
    const module = moduleOf(statement);
    const declaration = module && checker.getSymbolAtLocation(module)?.valueDeclaration;
    return declaration && ts.isSourceFile(declaration) ? [declaration] : [];
  });
}

function moduleOf(statement: ts.Statement): ts.Expression | undefined {
  const isImport = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
  return isImport ? statement.moduleSpecifier : undefined;
}
