import type { JsonValue } from "../json.ts";

/** A text that isn't JSON, described as the parser of AWS describes it. */
export interface JsonProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export type ParsedJson =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly problem: JsonProblem };

export function parseJsonText(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (thrown) {
    return { ok: false, problem: problemOf(text, positionOf(text, String(thrown))) };
  }
}

const expectedValue = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/** Where the JavaScript parser stopped: it names a position, or quotes the offending token. */
function positionOf(text: string, message: string): number {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  if (position !== undefined) return Number(position);
  const [, token] = /Unexpected token '(.+?)'/su.exec(message) ?? [];
  return token === undefined ? text.length : Math.max(0, text.indexOf(token));
}

function problemOf(text: string, position: number): JsonProblem {
  const at = tokenStart(text, position);
  const [word] = /^[\p{L}\p{N}_$]+/u.exec(text.slice(at)) ?? [];
  if (word !== undefined) {
    const message = `Unrecognized token '${word}': was expecting ${expectedValue}`;
    return { message, ...placeOf(text, at + word.length) };
  }
  const character = text[at];
  if (character === undefined) {
    return { message: "Unexpected end-of-input", ...placeOf(text, text.length) };
  }
  const found = `Unexpected character ('${character}' (code ${character.codePointAt(0)}))`;
  return { message: `${found}: ${expectedAt(text, at)}`, ...placeOf(text, at + 1) };
}

/** The JavaScript parser may stop inside a token such as `not`. */
function tokenStart(text: string, position: number): number {
  let start = position;
  while (start > 0 && /[\p{L}\p{N}_$]/u.test(text[start - 1] ?? "")) start -= 1;
  return start;
}

function expectedAt(text: string, at: number): string {
  const before = text.slice(0, at).trimEnd().at(-1);
  if (before === "{") return "was expecting double-quote to start field name";
  if (before === ",") return "was expecting double-quote to start field name";
  return before === '"'
    ? "was expecting a colon to separate field name and value"
    : `expected a valid value ${expectedValue}`;
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
