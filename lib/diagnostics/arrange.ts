import type { Diagnostic } from "./diagnostic.ts";

/** Diagnostics in file order, each once, and without TypeScript's word on a place where nagare has its own. */
export function arrange(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const ours = new Set(diagnostics.filter(isOurs).map(placeOf));
  const kept = diagnostics.filter((each) => isOurs(each) || !ours.has(placeOf(each)));
  const once = new Map(kept.map((each) => [`${placeOf(each)} ${each.code} ${each.message}`, each]));
  return [...once.values()].sort(byPlace);
}

function isOurs({ code }: Diagnostic): boolean {
  return code.startsWith("NG");
}

function placeOf({ span }: Diagnostic): string {
  return `${span.file}:${span.line}:${span.column}`;
}

function byPlace({ span: a }: Diagnostic, { span: b }: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
