import type { Argument, Call } from "./call.ts";
import { type Cursor, expect, isAtEnd, SyntaxFailure, take } from "./cursor.ts";
import { parsePath } from "./parse-path.ts";

/** Reads an intrinsic function's call, such as `States.Format('{}', $.name)`. Throws a SyntaxFailure. */
export function parseCall(source: string): Call {
  const cursor: Cursor = { text: source, at: 0 };
  const call = parseCallAt(cursor);
  take(cursor, /\s+/y);
  if (!isAtEnd(cursor)) throw new SyntaxFailure(cursor, "the end");
  return call;
}

function parseCallAt(cursor: Cursor): Call {
  const start = cursor.at;
  const name = expect(cursor, /\s*States\.\w+/y, "a function name").trim();
  expect(cursor, /\s*\(\s*/y, "'('");
  const list: Argument[] = [];
  while (!take(cursor, /\s*\)/y)) {
    if (list.length > 0) expect(cursor, /\s*,\s*/y, "','");
    list.push(parseArgument(cursor));
  }
  return { kind: "call", name, arguments: list, source: cursor.text.slice(start, cursor.at) };
}

function parseArgument(cursor: Cursor): Argument {
  if (/\s*States\./y.test(cursor.text.slice(cursor.at))) return parseCallAt(cursor);
  const path = take(cursor, /\$(?:'[^']*'|\[[^\]]*\]|[^,()'\s[\]])*/y);
  if (path !== undefined) return { kind: "path", path: parsePath(path) };
  const quoted = take(cursor, /'(?:[^'\\]|\\.)*'/suy);
  if (quoted !== undefined) return { kind: "literal", value: unquoted(quoted) };
  const literal = expect(cursor, /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y, "a value");
  return { kind: "literal", value: JSON.parse(literal) };
}

/** `\'`, `\{`, `\}` and `\\` stand for themselves; States.Format looks at braces, so those keep their backslash. */
function unquoted(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(['\\nrt])/gu, (_, escaped) => escapes[escaped] ?? escaped);
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };
