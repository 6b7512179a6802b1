import type { DefinitionDiagnostic } from "./diagnostic.ts";

/** The message of the InvalidDefinition that create and update answer with for a definition's text. */
export function invalidDefinitionMessage(
  diagnostics: readonly DefinitionDiagnostic[],
  text: string,
): string {
  const label = diagnostics.find(({ message }) => message.startsWith("Label c"));
  if (label) return `Error=ValueError Args=[${quoted(label.message)}] in definition '${text}'.`;
  const reasons = diagnostics.map(
    ({ code, message, location }) => `${code}: ${message} at ${location ?? null}`,
  );
  return `Invalid State Machine Definition: '${reasons.join(", ")}'`;
}

/** A label's refusal is recorded in this form, which differs from all others: the message as a Python literal. */
function quoted(message: string): string {
  const printable = message.replace(/\p{Cc}/gu, escaped).replaceAll("\\", "\\\\");
  if (!printable.includes("'")) return `'${printable}'`;
  return printable.includes('"') ? `'${printable.replaceAll("'", "\\'")}'` : `"${printable}"`;
}

const named: Readonly<Record<string, string>> = { "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function escaped(character: string): string {
  const code = character.charCodeAt(0).toString(16).padStart(2, "0");
  return named[character] ?? `\\x${code}`;
}
