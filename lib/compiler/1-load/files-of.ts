import ts from "typescript";
import type { Loader } from "./loader.ts";

/** A file and the project's files that it imports, theirs included; paths as diagnostics have them. */
export function filesOf(loader: Files, file: ts.SourceFile): ReadonlySet<string> {
  const found = new Set<ts.SourceFile>();
  const own = new Set(loader.sourceFiles);
  const visit = (each: ts.SourceFile): void => {
    if (found.has(each) || !own.has(each)) return;
    found.add(each);
    for (const imported of importsOf(loader, each)) visit(imported);
  };
  visit(file);
  return new Set([...found].map((each) => loader.span(each).file));
}

type Files = Pick<Loader, "checker" | "sourceFiles" | "span">;

function importsOf({ checker }: Files, file: ts.SourceFile): readonly ts.SourceFile[] {
  return [...file.statements.map(moduleOf), ...typesImportedBy(file)].flatMap((module) => {
    const declaration = module && checker.getSymbolAtLocation(module)?.valueDeclaration;
    return declaration && ts.isSourceFile(declaration) ? [declaration] : [];
  });
}

/** `import("./types.ts").Loaded` */
function typesImportedBy(file: ts.SourceFile): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      if (ts.isStringLiteral(node.argument.literal)) found.push(node.argument.literal);
    }
    ts.forEachChild(node, visit);
  };
  if (file.text.includes("import(")) visit(file);
  return found;
}

function moduleOf(statement: ts.Statement): ts.Expression | undefined {
  const isImport = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
  return isImport ? statement.moduleSpecifier : undefined;
}
