import { join } from "node:path";
import ts from "typescript";
import { changedObjects, rootOf } from "./changes.ts";
import { filesOf } from "./files-of.ts";
import type { LoadedProject } from "./loaded-project.ts";
import { symbolOf } from "./symbols.ts";

/** Each of the project's own files with those that it imports, theirs included, and itself; absolute paths. */
export function importsOf(project: LoadedProject): ReadonlyMap<string, ReadonlySet<string>> {
  const { checker, sourceFiles, spanOf: span, directory } = project;
  return new Map(
    sourceFiles.map((file) => {
      const files = [...filesOf({ checker, sourceFiles, span }, file)];
      return [file.fileName, new Set(files.map((each) => join(directory, each)))];
    }),
  );
}

/**
 * Whether a file means the same whatever other files there are than those that it imports: none declares anything for all of them, changes what
 * another has declared, or extends its classes.
 */
export function standsAlone({ checker, sourceFiles }: LoadedProject): boolean {
  return sourceFiles.every(
    (file) =>
      ts.isExternalModule(file) &&
      !file.statements.some(ts.isModuleDeclaration) &&
      !changesOthers(file, checker, file) &&
      !classesIn(file).some((each) => extendsOthers(each, checker)),
  );
}

/** What counts in files that do not import it: the names of error classes, by file, and which files declare environments. */
export interface ProjectWide {
  readonly classes: ReadonlyMap<string, readonly string[]>;
  readonly environments: readonly string[];
}

export function projectWide({ sourceFiles }: LoadedProject): ProjectWide {
  const named = sourceFiles.map((file): [string, readonly string[]] => [
    file.fileName,
    classesIn(file).flatMap(({ name }) => name?.text ?? []),
  ]);
  const declaring = sourceFiles.filter(({ text }) => text.includes("environments("));
  return { classes: new Map(named), environments: declaring.map(({ fileName }) => fileName) };
}

function classesIn(file: ts.SourceFile): readonly ts.ClassLikeDeclaration[] {
  const found: ts.ClassLikeDeclaration[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  if (/\bclass\b/.test(file.text)) visit(file);
  return found;
}

/** A base class of another of the project's own files: what catches that one catches this one too. */
function extendsOthers(node: ts.ClassLikeDeclaration, checker: ts.TypeChecker): boolean {
  const bases = node.heritageClauses?.flatMap(({ types }) => types) ?? [];
  return bases.some(({ expression }) => {
    const file = checker
      .getTypeAtLocation(expression)
      .getSymbol()
      ?.valueDeclaration?.getSourceFile();
    return file !== undefined && !file.isDeclarationFile && file !== node.getSourceFile();
  });
}

function changesOthers(node: ts.Node, checker: ts.TypeChecker, file: ts.SourceFile): boolean {
  const isOthers = (object: ts.Expression): boolean => {
    const declaration = symbolOf(checker, rootOf(object))?.valueDeclaration;
    return declaration !== undefined && declaration.getSourceFile() !== file;
  };
  if (changedObjects(node).some(isOthers)) return true;
  return ts.forEachChild(node, (each) => changesOthers(each, checker, file) || undefined) ?? false;
}
