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
 * Whether a file means the same whatever other files there are than those that it imports: none declares anything for all of them, nor changes
 * what another has declared.
 */
export function standsAlone({ checker, sourceFiles }: LoadedProject): boolean {
  return sourceFiles.every(
    (file) =>
      ts.isExternalModule(file) &&
      !file.statements.some(ts.isModuleDeclaration) &&
      !changesOthers(file, checker, file),
  );
}

function changesOthers(node: ts.Node, checker: ts.TypeChecker, file: ts.SourceFile): boolean {
  const isOthers = (object: ts.Expression): boolean => {
    const declaration = symbolOf(checker, rootOf(object))?.valueDeclaration;
    return declaration !== undefined && declaration.getSourceFile() !== file;
  };
  if (changedObjects(node).some(isOthers)) return true;
  return ts.forEachChild(node, (each) => changesOthers(each, checker, file) || undefined) ?? false;
}
