import { type Cursor, expect, isAtEnd, SyntaxFailure, take, takeQuoted } from "./cursor.ts";
import { parseCondition } from "./parse-condition.ts";
import type { Path, PathRoot, PathStep } from "./path.ts";

/** Reads `$.a[0]`, `$$.Execution.Id` or `$variable.a`. Throws a SyntaxFailure. */
export function parsePath(source: string): Path {
  const cursor: Cursor = { text: source, at: 0 };
  const root = parseRoot(cursor);
  const steps = parseSteps(cursor);
  if (!isAtEnd(cursor)) throw new SyntaxFailure(cursor, "a path step");
  return { source, root, steps, isDefinite: steps.every(isDefinite) };
}

function parseRoot(cursor: Cursor): PathRoot {
  expect(cursor, /\$/y, "'$'");
  if (take(cursor, /\$/y)) return { kind: "context" };
  const name = take(cursor, /[\p{ID_Start}_][\p{ID_Continue}]*/uy);
  return name === undefined ? { kind: "data" } : { kind: "variable", name };
}

function parseSteps(cursor: Cursor): PathStep[] {
  const steps: PathStep[] = [];
  for (let more = parseStep(cursor); more; more = parseStep(cursor)) steps.push(...more);
  return steps;
}

function parseStep(cursor: Cursor): PathStep[] | undefined {
  if (take(cursor, /\.\.(?=\[)/y)) return [{ kind: "descend" }];
  if (take(cursor, /\.\./y)) return [{ kind: "descend" }, parseMember(cursor)];
  if (take(cursor, /\./y)) return [parseMember(cursor)];
  if (take(cursor, /\[/y)) return [parseBrackets(cursor)];
  return undefined;
}

function parseMember(cursor: Cursor): PathStep {
  if (take(cursor, /\*/y)) return { kind: "wildcard" };
  if (take(cursor, /length\(\)/y)) return { kind: "length" };
  return { kind: "member", name: expect(cursor, /[^.[\](),\s'"=<>!&|]+/uy, "a member name") };
}

function parseBrackets(cursor: Cursor): PathStep {
  take(cursor, /\s+/y);
  const step = parseInner(cursor);
  take(cursor, /\s+/y);
  expect(cursor, /\]/y, "']'");
  return step;
}

function parseInner(cursor: Cursor): PathStep {
  if (take(cursor, /\*/y)) return { kind: "wildcard" };
  if (take(cursor, /\?\s*\(/y)) {
    const condition = parseCondition(cursor, parseSteps);
    expect(cursor, /\s*\)/y, "')'");
    return { kind: "filter", condition };
  }
  const name = takeQuoted(cursor);
  return name === undefined ? parseIndices(cursor) : parseNames(cursor, name);
}

function parseNames(cursor: Cursor, first: string): PathStep {
  const names = [first];
  while (take(cursor, /\s*,\s*/y)) {
    const name = takeQuoted(cursor);
    if (name === undefined) throw new SyntaxFailure(cursor, "a quoted name");
    names.push(name);
  }
  return names.length === 1 ? { kind: "member", name: first } : { kind: "members", names };
}

function parseIndices(cursor: Cursor): PathStep {
  const text = expect(cursor, /-?\d*:-?\d*|-?\d+(?:\s*,\s*-?\d+)*/y, "an index");
  const [from, to] = text.split(":");
  if (to !== undefined) return { kind: "slice", from: bound(from), to: bound(to) };
  const indices = text.split(",").map(Number);
  const [index = 0] = indices;
  return indices.length === 1 ? { kind: "index", index } : { kind: "indices", indices };
}

function bound(text: string | undefined): number | undefined {
  return text ? Number(text) : undefined;
}

function isDefinite({ kind }: PathStep): boolean {
  return kind === "member" || kind === "index" || kind === "length";
}
