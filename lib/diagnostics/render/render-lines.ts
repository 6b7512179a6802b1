import type { Diagnostic } from "../diagnostic.ts";

/**
 * A line a diagnostic, for the problem matchers of editors: `flows/a.ts:3:5: error NG1100: …`. Lines and columns count from 1; what to write
 * instead follows the message.
 */
export function renderLines(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(lineOf).join("\n");
}

function lineOf({ span, severity, code, message, help }: Diagnostic): string {
  const text = [message, ...(help === undefined ? [] : [`help: ${help}`])].map(oneLine).join("; ");
  return `${span.file}:${span.line}:${span.column}: ${severity} ${code}: ${text}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ");
}
