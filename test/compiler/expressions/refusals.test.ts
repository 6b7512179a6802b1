import { describe, expect, it } from "vitest";
import { compileAll } from "./evaluate.ts";

/** What can't mean the same, with a part of what nagare says. */
const refused: readonly (readonly [string, string, string, string?])[] = [
  ["a: { x: number }, b: { x: number }", "a === b", "compares identity"],
  ["a: number[], b: unknown", "a === b", "compares identity"],
  ["xs: { a: number }[], x: { a: number }", "xs.includes(x)", "compares identity"],
  ["x: Date", "x.getTime()", "`getTime` of `Date`"],
  ["s: string", "s.normalize()", "`normalize` of `string`"],
  ["s: string", "s.localeCompare('a')", "`localeCompare`"],
  ["s: string", "s.replace(/a*/, 'b')", "regular expression"],
  ["s: string", "new Map([[s, 1]]).size", "`new`"],
  ["n: number", "(n, n + 1)", "`,`"],
  ["xs: number[]", "xs.sort((a, b) => a - b)", "it would change"],
  ["xs: number[][]", "xs.toSorted()", "without a comparator"],
  ["xs: (string | null | undefined)[]", "xs.toSorted(() => 0)", "may be undefined"],
  [
    "n: number",
    "fib(n)",
    "calls itself",
    "function fib(n: number): number { return n < 2 ? n : fib(n - 1) + fib(n - 2); }",
  ],
  ["xs: number[]", "xs.map((x) => { total += x; return total; })", "`total`", "let total = 0;"],
  [
    "xs: number[]",
    "f0(xs)",
    "which changes `n`, just here",
    "function f0(xs: number[]) { let n = 0; xs.map((x) => { n += x; return n; }); return n; }",
  ],
  [
    "n: number",
    "f0(n)",
    "`throw`",
    "function f0(n: number) { if (n < 0) throw new Error('negative'); return n; }",
  ],
  [
    "a: boolean, b: number",
    "(a as unknown as number) < b ? unknownName : 1",
    "unknownName",
    "declare const unknownName: number;",
  ],
  ["n: number", "JSON.stringify({ n }, null, n)", "indent"],
  ["x?: number[]", "[...x!]", "may be undefined"],
  ["n: number", "Math.sin(n)", "`Math.sin`"],
];

const compiled = compileAll(
  refused.map(([parameters, expression, , module = ""]) => ({ parameters, expression, module })),
);

describe("refusals", () => {
  refused.forEach(([parameters, expression, said, module = ""], at) => {
    it(`refuses (${parameters}) => ${expression} ${module}`, () => {
      const { refusals = [] } = compiled[at] ?? {};
      expect(refusals.filter((each) => each.startsWith("NG")).join("\n")).toContain(said);
    });
  });
});
