import { relative, sep } from "node:path";
import type ts from "typescript";
import type { Span } from "../../diagnostics/index.ts";

/** The place of a node, without the comments before it. */
export function spanOf(directory: string, node: ts.Node): Span {
  const file = node.getSourceFile();
  return spanBetween(directory, file, node.getStart(file), node.getEnd());
}

export function spanBetween(
  directory: string,
  file: ts.SourceFile,
  start: number,
  end: number,
): Span {
  const from = file.getLineAndCharacterOfPosition(start);
  const to = file.getLineAndCharacterOfPosition(end);
  return {
    file: relativePath(directory, file.fileName),
    line: from.line + 1,
    column: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}

/** The first line of a file that can't be shown any better. */
export function spanOfFile(directory: string, file: string): Span {
  return { file: relativePath(directory, file), line: 1, column: 1, endLine: 1, endColumn: 1 };
}

function relativePath(directory: string, file: string): string {
  return relative(directory, file).split(sep).join("/");
}
