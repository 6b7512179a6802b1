import type { Diagnostic, Note } from "../diagnostic.ts";
import { type Paint, paint } from "./paint.ts";
import { sourceLine } from "./source-line.ts";

export interface TextOptions {
  /** The text of a file, by its path relative to the project; undefined when there is none to show. */
  readonly source: (file: string) => string | undefined;
  readonly color: boolean;
}

/** Diagnostics as a person reads them in a terminal: place, message, the source line, what to write instead. */
export function renderText(
  diagnostics: readonly Diagnostic[],
  { source, color }: TextOptions,
): string {
  return diagnostics.map((each) => `${renderOne(each, source, paint(color))}\n`).join("\n");
}

type Source = TextOptions["source"];

function renderOne(diagnostic: Diagnostic, source: Source, ink: Paint): string {
  const { span, severity, code, message, help, notes } = diagnostic;
  const place = ink.bold(`${span.file}:${span.line}:${span.column}`);
  const accent = severity === "error" ? ink.red : ink.yellow;
  const shown = sourceLine(span, source, accent, ink);
  return [
    `${place} - ${accent(`${severity} ${code}`)}: ${hanging(message, 2)}`,
    ...(shown.length > 0 ? ["", ...shown] : []),
    ...(help === undefined ? [] : [`  ${ink.green("help")}: ${hanging(help, 8)}`]),
    ...notes.flatMap((note) => renderNote(note, source, ink)),
  ].join("\n");
}

function renderNote({ message, span }: Note, source: Source, ink: Paint): readonly string[] {
  const text = `  ${ink.cyan("note")}: ${hanging(message, 8)}`;
  if (span === undefined) return [text];
  const place = `  ${ink.dim(`${span.file}:${span.line}:${span.column}`)}`;
  return [text, place, ...sourceLine(span, source, ink.cyan, ink)];
}

/** Text of several lines, the later ones under the first. */
function hanging(text: string, indent: number): string {
  return text.replaceAll("\n", `\n${" ".repeat(indent)}`);
}
