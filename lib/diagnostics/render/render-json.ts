import type { Diagnostic, Note } from "../diagnostic.ts";

/** Diagnostics as data, for editors and CI. */
export function renderJson(diagnostics: readonly Diagnostic[]): string {
  return JSON.stringify({ diagnostics: diagnostics.map(jsonOf) }, undefined, 2);
}

function jsonOf({ code, severity, span, message, help, notes }: Diagnostic): object {
  const { file, line, column } = span;
  return { code, severity, file, line, column, message, help, notes: notes.map(noteOf) };
}

function noteOf({ message, span }: Note): object {
  if (span === undefined) return { message };
  return { message, file: span.file, line: span.line, column: span.column };
}
