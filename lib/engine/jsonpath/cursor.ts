/** A place in a text that is being read. */
export interface Cursor {
  readonly text: string;
  at: number;
}

/** A path or function call that can't be read. */
export class SyntaxFailure extends Error {
  constructor(cursor: Cursor, expected: string) {
    super(`Expected ${expected} at position ${cursor.at} of '${cursor.text}'.`);
    this.name = "SyntaxFailure";
  }
}

/** Reads what a sticky pattern matches here. */
export function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const [matched] = pattern.exec(cursor.text) ?? [];
  if (matched !== undefined) cursor.at += matched.length;
  return matched;
}

export function expect(cursor: Cursor, pattern: RegExp, name: string): string {
  const matched = take(cursor, pattern);
  if (matched === undefined) throw new SyntaxFailure(cursor, name);
  return matched;
}

/** Reads a text in quotes of the given kind, with backslash escapes. */
export function takeQuoted(cursor: Cursor): string | undefined {
  const quoted = take(cursor, /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/suy);
  return quoted?.slice(1, -1).replace(/\\(.)/gsu, "$1");
}

export function isAtEnd({ text, at }: Cursor): boolean {
  return at >= text.length;
}
