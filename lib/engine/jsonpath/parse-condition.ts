import { type Cursor, expect, SyntaxFailure, take, takeQuoted } from "./cursor.ts";
import type { Condition, Operand, PathStep } from "./path.ts";

type ParseSteps = (cursor: Cursor) => PathStep[];

/** Reads what stands between `[?(` and `)]`. */
export function parseCondition(cursor: Cursor, parseSteps: ParseSteps): Condition {
  return parseTerms(cursor, "or", /\s*\|\|\s*/y, () =>
    parseTerms(cursor, "and", /\s*&&\s*/y, () => parseTerm(cursor, parseSteps)),
  );
}

function parseTerms(
  cursor: Cursor,
  kind: "or" | "and",
  separator: RegExp,
  parse: () => Condition,
): Condition {
  const terms = [parse()];
  while (take(cursor, separator)) terms.push(parse());
  const [only] = terms;
  return terms.length === 1 && only ? only : { kind, terms };
}

function parseTerm(cursor: Cursor, parseSteps: ParseSteps): Condition {
  take(cursor, /\s+/y);
  if (take(cursor, /!(?!=)/y)) return { kind: "not", term: parseTerm(cursor, parseSteps) };
  if (take(cursor, /\(/y)) {
    const inner = parseCondition(cursor, parseSteps);
    expect(cursor, /\s*\)/y, "')'");
    return inner;
  }
  const left = parseOperand(cursor, parseSteps);
  const operator = take(cursor, /\s*(?:==|!=|<=|>=|<|>|=~|\b(?:in|nin)\b)\s*/y)?.trim();
  if (operator === undefined) return { kind: "exists", operand: left };
  return { kind: "compare", operator, left, right: parseOperand(cursor, parseSteps) };
}

function parseOperand(cursor: Cursor, parseSteps: ParseSteps): Operand {
  const root = take(cursor, /[@$]/y);
  if (root) {
    return { kind: "path", from: root === "@" ? "item" : "whole", steps: parseSteps(cursor) };
  }
  const text = takeQuoted(cursor);
  if (text !== undefined) return { kind: "literal", value: text };
  const pattern = take(cursor, /\/(?:[^/\\]|\\.)+\/i?/y);
  if (pattern !== undefined) return { kind: "pattern", pattern: patternOf(pattern) };
  const literal = take(cursor, /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|\[[^\]]*\]/y);
  if (literal === undefined) throw new SyntaxFailure(cursor, "a value");
  return { kind: "literal", value: JSON.parse(literal.replaceAll("'", '"')) };
}

function patternOf(text: string): RegExp {
  const end = text.lastIndexOf("/");
  return new RegExp(`^(?:${text.slice(1, end)})$`, text.slice(end + 1));
}
