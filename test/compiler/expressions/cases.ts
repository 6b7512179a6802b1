// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the snippets are source text
import type { Snippet } from "./evaluate.ts";

/** A snippet and the arguments that it is evaluated with. */
export interface Case extends Snippet {
  readonly inputs: readonly (readonly unknown[])[];
}

const c = (
  parameters: string,
  expression: string,
  inputs: readonly (readonly unknown[])[],
  module = "",
): Case => ({ parameters, expression, inputs, module });

const one = (values: readonly unknown[]): readonly (readonly unknown[])[] =>
  values.map((value) => [value]);
const pairs = (as: readonly unknown[], bs: readonly unknown[]): readonly (readonly unknown[])[] =>
  as.flatMap((a) => bs.map((b) => [a, b]));

const numbers = [
  0, 1, -1, 2, 7, -7, 10, 0.5, -0.5, 1.5, 2.5, -2.5, 0.1, 1e15, -123456.789, 9007199254740991, 1e-7,
];
const smallNumbers = [0, 1, -1, 2, 3, -4, 7, 2.5, -2.5];
const texts = [
  "",
  "a",
  "abc",
  "a,b,,c",
  " a b ",
  '$1 \\ "q"',
  "é€ü",
  "ABC abc",
  "0",
  "line\nbreak",
  "aaa",
];
const optionalTexts = [undefined, "", "x"];
const numberLists = [[], [1], [3, 1, 2], [0, -1, 0.5], [10, 9, 100]];
const textLists = [[], ["a"], ["b", "a", "c"], ["", "x"], ["é", "z", "A", "a"]];
const nestedLists = [[], [[]], [[1]], [[1, 2], [3]], [[], [1], []], [[[1]].flat()]];
const anything = [
  undefined,
  null,
  true,
  false,
  0,
  1,
  -2.5,
  "",
  "text",
  [],
  [0],
  [[1]],
  {},
  { a: 1 },
];
const objects = [{}, { a: 1 }, { b: "x", a: 2 }];
const records = [{}, { a: 1 }, { b: 2, a: 1 }, { "a b": 3, "": 4, x: 5 }];
const people = [
  [],
  [{ n: "a", k: 1 }],
  [
    { n: "b", k: 2 },
    { n: "a", k: 1 },
    { n: "c", k: 2 },
  ],
  [
    { n: "x", k: -1.5 },
    { n: "y", k: 0 },
  ],
];

export const operators: readonly Case[] = [
  c("a: number, b: number", "a + b * 2 - (a - b)", pairs(smallNumbers, smallNumbers)),
  c("a: number, b: number", "a / b", pairs(smallNumbers, [1, 2, -3, 0.5])),
  c("a: number, b: number", "a % b", pairs(numbers, [1, 2, -3, 0.5])),
  c("a: number", "a / 3 + a % 2", one(smallNumbers)),
  c(
    "a: number, b: number",
    "[a < b, a <= b, a > b, a >= b, a === b, a !== b, a == b, a != b]",
    pairs(smallNumbers, smallNumbers),
  ),
  c("a: string, b: string", "[a < b, a >= b, a === b, a !== b]", pairs(texts, texts)),
  c("a: number", "-a - -a * +a", one(smallNumbers)),
  c("a: number", "2 ** 3 + a ** 2", one([0, 1, 2, 10])),
  c("a: string, b: string", "a + b + 'x' + a", pairs(texts, texts)),
  c("a: string, n: number", "a + n + (n + 1) + true + null", pairs(["", "x"], smallNumbers)),
  c("n: number", "1 + n + 'x' + 1 + n", one(smallNumbers)),
  c("n: number", "`${n}`", one(numbers)),
  c("n: number", "`${n / 3}|${n * 0.1}|${n + 0.2}`", one(smallNumbers)),
  c("s: string, n: number, b: boolean", "`<${s}-${n}-${b}-${s.length}>`", [
    ["a", 1, true],
    ["", -0.5, false],
  ]),
  c("s?: string", "`a ${s} b`", one(optionalTexts)),
  c("s: string | null", "`a ${s} b`", one([null, "", "x"])),
  c("x: unknown", "`${x}`", one(anything)),
  c("x: unknown", "x ? 1 : 2", one(anything)),
  c("x: unknown", "!x", one(anything)),
  c("x: unknown", "!!x", one(anything)),
  c(
    "x: unknown",
    "[x === null, x === undefined, x == null, x !== null, x !== undefined, x != null]",
    one(anything),
  ),
  c("x: unknown", "[x === 1, x !== 1, x === 'text', x !== true]", one(anything)),
  c("x: unknown", "typeof x", one(anything)),
  c("x: unknown", "({ v: x ?? 'none' })", one(anything)),
  c("x: unknown", "({ v: x || 'none' })", one(anything)),
  c("x: unknown", "({ v: x && 'some' })", one(anything)),
  c("x: any", "({ v: x })", one(anything)),
  c(
    "a: boolean, b: boolean",
    "[a && b, a || b, !a, !(a && b), a === b]",
    pairs([true, false], [true, false]),
  ),
  c("a: string, b: number[]", "[a && b, b || a]", pairs(["", "x"], [[], [0]])),
  c(
    "a: string, b: { x?: number }",
    "a && b ? 1 : !a || !b ? 2 : 3",
    pairs(["", "x"], [{}, { x: 1 }]),
  ),
  c("a?: number, b?: number", "a === b", pairs([undefined, 0, 1], [undefined, 0, 1])),
  c("a?: number | null, b?: number", "a !== b", pairs([undefined, null, 0], [undefined, 0, 1])),
  c("a?: string", "a === undefined ? 'none' : a.length", one(optionalTexts)),
  c("a?: string", "a ? a : 'none'", one(optionalTexts)),
  c(
    "a?: string | null",
    "[a === undefined, a === null, a == null]",
    one([undefined, null, "", "x"]),
  ),
  c("a?: string | null", "({ a })", one([undefined, null, "", "x"])),
  c("a?: string", "({ a, b: 1 })", one(optionalTexts)),
  c("a: number, b: string", "a > 0 ? b : a < 0 ? `-${b}` : 'zero'", pairs(smallNumbers, ["x"])),
  c("a: number[]", "a ? 'true' : 'false'", one(numberLists)),
  c("a?: number[]", "a ? 'true' : 'false'", one([undefined, [], [0]])),
  c("o?: { a: number }", "o ? 'true' : 'false'", one([undefined, {}, { a: 1 }])),
  c("o: { a?: number }", "'a' in o", one([{}, { a: 1 }])),
  c("o: Record<string, number>, k: string", "k in o", pairs(records, ["a", "b", "", "a b"])),
  c("x: string", "void x", one(["x"])),
  c("x: string | number", "typeof x === 'string' ? x + '!' : x + 1", one(["a", 2])),
  c("n: number", "(n as number)! satisfies number", one([1])),
];

/** What random expressions once found. */
export const found: readonly Case[] = [
  c("x: number", "[x / (-0.5 || 1), -1 || x]", one(smallNumbers)),
  c(
    "xs: number[]",
    "[xs.findIndex((x, i) => true), xs.findIndex((x, i) => false)]",
    one(numberLists),
  ),
  c("xs: number[][]", "xs.map((x) => [x, x].flat())", one(nestedLists)),
  c("xs: number[]", "xs.reduce<number[]>((all, x) => [[x]].flat(), [0])", one(numberLists)),
  c(
    "xs: string[]",
    "Object.fromEntries(xs.map((x): [string, string | undefined] => [x, x === 'a' ? x : undefined]))",
    one(textLists),
  ),
  c("xs: string[]", "xs.map(([a, b = 'none', ...rest]) => ({ a, b, rest }))", one(textLists)),
  c("", "`${undefined}${[7].slice(1).at(0)}`", [[]]),
];

export const access: readonly Case[] = [
  c("o: { a: { b: { c: number } } }", "o.a.b.c", one([{ a: { b: { c: 1 } } }])),
  c(
    "o: { a?: { b?: { c?: number } } }",
    "({ v: o.a?.b?.c })",
    one([{}, { a: {} }, { a: { b: {} } }, { a: { b: { c: 0 } } }]),
  ),
  c(
    "o?: { a: { b: number } } | null",
    "({ v: o?.a.b ?? 'none' })",
    one([undefined, null, { a: { b: 0 } }]),
  ),
  c("o: { xs: number[] }", "({ v: o.xs[0] })", one([{ xs: [] }, { xs: [5] }, { xs: [1, 2] }])),
  c(
    "o: { xs?: { a: number }[] }",
    "({ v: o.xs?.[0]?.a })",
    one([{}, { xs: [] }, { xs: [{ a: 1 }] }]),
  ),
  c(
    "o: { xs?: { a: number }[] }",
    "({ v: o.xs?.[0].a })",
    one([{}, { xs: [] }, { xs: [{ a: 1 }] }]),
  ),
  c(
    "o: { xs: { a: { b: number[] } }[] }",
    "o.xs[0].a.b[0]",
    one([{ xs: [] }, { xs: [{ a: { b: [7] } }] }]),
  ),
  c("xs: number[][]", "({ v: xs[0], w: xs[0]?.[0] })", one(nestedLists)),
  c("xs: number[], i: number", "({ v: xs[i] })", pairs(numberLists, [0, 1, -1, 0.5, 5])),
  c("s: string, i: number", "({ v: s[i], w: s[0] })", pairs(texts, [0, 1, -1, 99])),
  c(
    "o: Record<string, number>, k: string",
    "({ v: o[k] })",
    pairs(records, ["a", "b", "", "a b", "toString", "constructor"]),
  ),
  c("o: { a: number; b: string }, k: 'a' | 'b'", "o[k]", pairs([{ a: 1, b: "x" }], ["a", "b"])),
  c(
    "o: Record<string, { x: number }>",
    "({ v: o['a b']?.x, w: o['a b'] })",
    one([{}, { "a b": { x: 1 } }]),
  ),
  c(
    "o: { 'a b': number; in: number; and: { or: number } }",
    "o['a b'] + o.in + o.and.or",
    one([{ "a b": 1, in: 2, and: { or: 3 } }]),
  ),
  c("t: [number, string]", "`${t[0]} ${t[1]} ${t.length}`", one([[1, "a"]])),
  c("xs: (number | undefined)[]", "({ v: xs[0], u: xs[0] === undefined })", one([[], [1]])),
  c("x: any", "({ v: x?.a })", one(anything)),
  c("x: any", "({ v: x.a })", one([{}, { a: 1 }, { a: [1] }])),
  c("s?: string", "({ v: s?.length, u: s?.toUpperCase() })", one(optionalTexts)),
  c("s?: string", "({ v: s?.trim().length })", one(optionalTexts)),
  c(
    "o: { s?: string }",
    "({ v: o.s?.split(',')[0]?.trim() })",
    one([{}, { s: "" }, { s: " a,b" }]),
  ),
  c("o?: { f: number[] }", "({ v: o?.f.map((x) => x + 1) })", one([undefined, { f: [1] }])),
];

export const literals: readonly Case[] = [
  c("x: number[]", "[x, x]", one(numberLists)),
  c("x: number[]", "[...x, 9, ...x]", one(numberLists)),
  c("x: number[]", "[x, ...x, [x], []]", one(numberLists)),
  c("x: number | number[]", "[x, 1, x]", one([1, [], [1], [1, 2]])),
  c("x: unknown", "[x, [x]]", one(anything.filter((each) => each !== undefined))),
  c("x: number[][]", "[...x, x]", one(nestedLists)),
  c("s: string", "[...s]", one(["", "a", "abc"])),
  c(
    "c: boolean, x: number[]",
    "[1, ...(c ? [x] : []), ...(c ? x : [])]",
    pairs([true, false], numberLists),
  ),
  c("x?: number", "[1, ...(x === undefined ? [] : [x])]", one([undefined, 0])),
  c("x?: number", "[1, x]", one([undefined, 0])),
  c("a: number, b: string", "({ a, b, 'c d': [a], e: { a } })", [[1, "x"]]),
  c("k: string, v: number", "({ [k]: v })", pairs(["a", "", "x y"], [1])),
  c("k: string, l: string", "({ [k]: 1, [l]: 2, a: 3 })", pairs(["a", "b"], ["a", "b"])),
  c("o: { a?: number; b?: string }", "({ ...o, a: 9 })", one(objects)),
  c("o: { a?: number; b?: string }", "({ a: 9, ...o })", one(objects)),
  c(
    "o: { a?: number; b?: string }, x?: number",
    "({ ...o, a: x })",
    pairs(objects, [undefined, 5]),
  ),
  c(
    "o?: { a?: number }, p?: { b: number } | null",
    "({ ...o, ...p })",
    pairs([undefined, {}, { a: 1 }], [undefined, null, { b: 2 }]),
  ),
  c("c: boolean", "({ a: 1, ...(c ? { b: 2 } : {}), ...(!c && { d: 3 }) })", one([true, false])),
  c("c: boolean", "({ a: 1, ...(c ? {} : { b: 2 }) })", one([true, false])),
  c("", "[{}, [], '', 0, null, true, -1, 1.5]", [[]]),
  c("", "`a\\n\"${'$'}{x}`", [[]]),
  c(
    "",
    "LIMIT + NAMES.length + DEEP.a.b[1]",
    [[]],
    "const LIMIT = 60 * 60; const NAMES = ['a', 'b'] as const; const DEEP = { a: { b: [1, 2] } };",
  ),
  c("s: string", "NAMES.includes(s)", one(["a", "z"]), "const NAMES: string[] = ['a', 'b'];"),
];

export const strings: readonly Case[] = [
  c("s: string, t: string", "[s.includes(t), s.startsWith(t), s.endsWith(t)]", pairs(texts, texts)),
  c(
    "s: string",
    "[s.startsWith('a'), s.endsWith('c'), s.startsWith(''), s.endsWith(''), s.endsWith('bc')]",
    one(texts),
  ),
  c(
    "s: string",
    "[s.toUpperCase(), s.toLowerCase(), s.trim(), s.trimStart(), s.trimEnd()]",
    one([...texts, "\u00a0\ufeffx\t\n"]),
  ),
  c("s: string, t: string", "s.split(t)", pairs(texts, [",", "b", "ab", "$"])),
  c("s: string", "[s.split(''), s.split(',', 2)]", one(texts)),
  c("s: string, a: number, b: number", "s.slice(a, b)", [
    ...pairs(["", "abcdef"], [0, 2, -2, 9, -9]).flatMap((x) =>
      [0, 3, -1, 9, -9].map((b) => [...x, b]),
    ),
  ]),
  c(
    "s: string, a: number",
    "[s.slice(a), s.slice(), s.slice(1), s.slice(-1), s.slice(0, -1), s.slice(1, 3), s.slice(-3, -1), s.slice(2, 1)]",
    pairs(texts, [0, 1, -2, 9, -9]),
  ),
  c("s: string, a: number, b: number", "s.substring(a, b)", [
    ...pairs(["", "abcdef"], [0, 2, -2, 9]).flatMap((x) => [0, 3, -1, 9].map((b) => [...x, b])),
  ]),
  c(
    "s: string",
    "[s.substring(1), s.substring(1, 3), s.substring(3, 1), s.substring(-1, 2)]",
    one(texts),
  ),
  c(
    "s: string, n: number",
    "[s.padStart(n), s.padEnd(n, '.'), s.padStart(5, '0'), s.padEnd(4, 'xy')]",
    pairs(texts, [0, 3, -1, 8]),
  ),
  c("s: string, n: number", "[s.repeat(n), s.repeat(2)]", pairs(["", "ab"], [0, 1, 3])),
  c(
    "s: string, n: number",
    "({ a: s.at(n), b: s.charAt(n), c: s.charAt(1) })",
    pairs(texts, [0, 1, -1, 50]),
  ),
  c("s: string, t: string", "s.indexOf(t)", pairs(texts, texts)),
  c("s: string, t: string, r: string", "[s.replace(t, r), s.replaceAll(t, r)]", [
    ["a.b.c", ".", "+"],
    ["aaa", "a", "b"],
    ["abc", "z", "y"],
    ["a(b", "(", "\\"],
    ["x", "x", ""],
  ]),
  c("s: string", "[s.replace('a', 'b'), s.replaceAll('a', 'x.')]", one(texts)),
  c("s: string", "s.concat('-', s, '!')", one(texts)),
  c("xs: string[]", "[xs.join(), xs.join('-'), xs.join('')]", one(textLists)),
  c("xs: number[]", "xs.join(' ')", one(numberLists)),
  c("xs: (string | null)[]", "xs.join(',')", one([[], [null], ["a", null, "b"]])),
  c("xs: string[]", "xs.map((x) => x.toUpperCase()).join(', ')", one(textLists)),
  c("s: string", "encodeURIComponent(s)", one(["", "a b&c/d?e=é"])),
  c("s: string", "s.length + s.trim().length", one(texts)),
];

export const arrays: readonly Case[] = [
  c("xs: number[]", "xs.map((x) => x * 2)", one(numberLists)),
  c("xs: number[]", "xs.map((x, i) => x * i)", one(numberLists)),
  c("xs: number[]", "xs.map((x, i) => `${i}:${x}`)", one(numberLists)),
  c("xs: number[]", "xs.map((x) => [x])", one(numberLists)),
  c("xs: number[]", "xs.map((x) => (x > 1 ? [x, [x]] : x))", one(numberLists)),
  c("xs: number[][]", "xs.map((x) => x)", one(nestedLists)),
  c("xs: number[][]", "xs.map((x) => x.length)", one(nestedLists)),
  c("xs: { a?: number }[]", "xs.map((x) => x.a)", one([[], [{}], [{ a: 1 }, {}]])),
  c(
    "xs: { a?: number }[]",
    "xs.map((x) => x.a).filter((a) => a !== undefined)",
    one([[], [{}], [{ a: 1 }, {}, { a: 0 }]]),
  ),
  c(
    "xs: { a?: number }[]",
    "xs.map((x) => x.a).map((a) => ({ a, b: a ?? -1 }))",
    one([[], [{}], [{ a: 1 }, {}, { a: 0 }]]),
  ),
  c("xs: number[]", "xs.filter((x) => x)", one(numberLists)),
  c("xs: number[]", "xs.filter((x, i) => i > 0 && x > 0)", one(numberLists)),
  c("xs: number[][]", "xs.filter((x) => x.length > 0)", one(nestedLists)),
  c("xs: number[][]", "xs.filter((x) => x)", one(nestedLists)),
  c("xs: string[]", "xs.filter(Boolean)", one(textLists)),
  c("xs: number[]", "xs.map(String)", one(numberLists)),
  c(
    "xs: number[], k: number",
    "xs.map((x) => xs.map((y) => x * y + k))",
    pairs(numberLists, [0, 2]),
  ),
  c("xs: number[]", "xs.reduce((a, b) => a + b, 0)", one(numberLists)),
  c("xs: number[]", "xs.reduce((a, b) => a + b)", one(numberLists)),
  c("xs: string[]", "xs.reduce((a, x, i) => `${a}${i}${x}`, '>')", one(textLists)),
  c("xs: number[]", "xs.reduce<number[]>((a, x) => [...a, x, x], [])", one(numberLists)),
  c(
    "xs: string[]",
    "xs.reduce<Record<string, number>>((o, x) => ({ ...o, [x]: x.length }), {})",
    one(textLists),
  ),
  c("xs: string[]", "xs.reduceRight((a, x) => a + x, '')", one(textLists)),
  c("xs: number[]", "[xs.some((x) => x > 1), xs.every((x) => x > 0)]", one(numberLists)),
  c(
    "xs: number[][]",
    "[xs.some((x) => x.length === 0), xs.every((x) => x.length > 0)]",
    one(nestedLists),
  ),
  c(
    "xs: (number | null)[]",
    "[xs.some((x) => x === null), xs.every((x) => x !== null)]",
    one([[], [null], [1, null], [1]]),
  ),
  c(
    "xs: number[]",
    "({ a: xs.find((x) => x > 1), b: xs.findLast((x) => x > 1) })",
    one(numberLists),
  ),
  c("xs: number[][]", "({ a: xs.find((x) => x.length > 0) })", one(nestedLists)),
  c(
    "xs: { n: string; k: number }[]",
    "({ a: xs.find((x) => x.k > 1)?.n, b: xs.find((x) => x.n === 'a')?.k })",
    one(people),
  ),
  c(
    "xs: number[]",
    "[xs.findIndex((x) => x > 1), xs.findIndex((x, i) => i === x), xs.findLastIndex((x) => x < 2)]",
    one(numberLists),
  ),
  c(
    "xs: number[], n: number",
    "[xs.includes(n), xs.indexOf(n), xs.lastIndexOf(n)]",
    pairs([...numberLists, [1, 2, 1]], [0, 1, 5]),
  ),
  c("xs: string[]", "xs.includes('a')", one(textLists)),
  c(
    "xs: number[], a: number, b: number",
    "xs.slice(a, b)",
    pairs(numberLists, [0, 1, -1, 5, -5]).flatMap((x) => [0, 2, -1, 9].map((b) => [...x, b])),
  ),
  c(
    "xs: number[]",
    "[xs.slice(), xs.slice(1), xs.slice(-1), xs.slice(0, 2), xs.slice(1, -1)]",
    one(numberLists),
  ),
  c("xs: number[][]", "xs.slice(0, 1)", one(nestedLists)),
  c(
    "xs: number[], ys: number[]",
    "[xs.concat(ys), xs.concat(1, ys), xs.concat()]",
    pairs(numberLists, numberLists),
  ),
  c("xs: number[][]", "[xs.flat(), xs.concat([[1]])]", one(nestedLists)),
  c("xs: number[]", "xs.flatMap((x) => (x > 1 ? [x, x] : []))", one(numberLists)),
  c("xs: number[][]", "xs.flatMap((x) => x)", one(nestedLists)),
  c("xs: number[]", "xs.flatMap((x) => [[x]])", one(numberLists)),
  c("xs: string[]", "[xs.toSorted(), xs.toReversed()]", one(textLists)),
  c(
    "xs: number[]",
    "[xs.toSorted((a, b) => a - b), xs.toSorted((a, b) => b - a)]",
    one(numberLists),
  ),
  c("xs: { n: string; k: number }[]", "xs.toSorted((a, b) => a.k - b.k)", one(people)),
  c(
    "xs: { n: string; k: number }[]",
    "xs.toSorted((a, b) => b.k - a.k || (a.n < b.n ? -1 : 1))",
    one(people),
  ),
  c(
    "xs: { n: string; k: number }[]",
    "[...xs].sort((a, b) => (a.n < b.n ? -1 : a.n > b.n ? 1 : 0)).map((x) => x.n)",
    one(people),
  ),
  c("xs: number[][]", "xs.toSorted((a, b) => a.length - b.length)", one(nestedLists)),
  c("xs: number[]", "({ a: xs.at(0), b: xs.at(-1), n: xs.length })", one(numberLists)),
  c("n: number", "Array.from({ length: n }, (_, i) => i * i)", one([0, 1, 3])),
  c("n: number", "Array.from({ length: n }, (_, i) => [i])", one([0, 1, 3])),
  c("x: unknown", "Array.isArray(x)", one(anything)),
  c(
    "xs: { n: string; k: number }[]",
    "xs.filter(({ k }) => k > 0).map(({ n, k: key }) => `${n}=${key}`)",
    one(people),
  ),
  c("xs: [string, number][]", "xs.map(([a, b = 2]) => ({ a, b }))", one([[], [["x", 1]]])),
  c(
    "xs: { a?: number; b: { c: string[] } }[]",
    "xs.map(({ a = 5, b: { c: [first = 'none', ...others] } }) => ({ a, first, others }))",
    one([[], [{ b: { c: [] } }], [{ a: 1, b: { c: ["x", "y"] } }]]),
  ),
  c(
    "xs: { a: number; b: number; c: number }[]",
    "xs.map(({ a, ...rest }) => rest)",
    one([[], [{ a: 1, b: 2, c: 3 }]]),
  ),
  c(
    "xs: string[]",
    "xs.map(double).map((x) => shout(x, xs.length))",
    one(textLists),
    "const double = (s: string) => s + s; function shout(s: string, n: number, mark = '!') { return s + mark.repeat(n); }",
  ),
];

export const globals: readonly Case[] = [
  c(
    "o: Record<string, number>",
    "[Object.keys(o), Object.values(o), Object.entries(o)]",
    one(records),
  ),
  c(
    "o: Record<string, number[]>",
    "[Object.values(o), Object.entries(o)]",
    one([{}, { a: [] }, { a: [1], b: [1, 2] }]),
  ),
  c(
    "o: Record<string, number>",
    "Object.fromEntries(Object.entries(o).map(([k, v]) => [k, v * 2]))",
    one(records),
  ),
  c(
    "o: Record<string, number>",
    "Object.entries(o).filter(([, v]) => v > 1).map(([k]) => k)",
    one(records),
  ),
  c(
    "a: { x?: number }, b: { y: number }",
    "Object.assign({}, a, b)",
    pairs([{}, { x: 1 }], [{ y: 2 }]),
  ),
  c(
    "n: number",
    "[Math.floor(n), Math.ceil(n), Math.abs(n), Math.round(n), Math.trunc(n), Math.sign(n)]",
    one([...numbers, 0.49999999999999994, 2.4999]),
  ),
  c(
    "a: number, b: number",
    "[Math.min(a, b), Math.max(a, b, 3), Math.max(...[a, b])]",
    pairs(smallNumbers, smallNumbers),
  ),
  c("xs: number[]", "Math.max(...xs) + Math.min(0, ...xs)", one([[1], [3, -2]])),
  c("n: number", "[Math.sqrt(n), Math.pow(n, 2)]", one([0, 1, 4, 9, 2])),
  c("s: string", "Number(s)", one(["", " 12 ", "1.5", "-3e2", "+.5", "5.", "007", "-0.25", "1e3"])),
  c("s: string", "parseInt(s, 10)", one(["12px", " 7", "-3.9", "+4", "007", "1e3"])),
  c("s: string", "parseFloat(s)", one(["12.5px", " 7", "-3.9", ".5", "1e3x", "5."])),
  c("b: boolean", "[Number(b), String(b), `${b}`]", one([true, false])),
  c(
    "n: number",
    "[String(n), n.toString(), n.toFixed(0), n.toFixed(2), n.toFixed(3)]",
    one([...smallNumbers, 1.005, 2.675, 0.1, 123456.789, 1e-7, -0.001]),
  ),
  c("n: number", "Number.isInteger(n)", one(numbers)),
  c("x: unknown", "Boolean(x)", one(anything)),
  c(
    "x: unknown",
    "JSON.stringify({ x: x ?? null })",
    one([...anything, 'q"\\\n\u0001é€\u007f', { a: [null, { b: "" }] }]),
  ),
  c("s: string", "JSON.parse(s).a", one(['{"a":1}', '{"a":[1]}', '{"a":{"b":null}}'])),
  c("x: unknown", "String(x)", one(anything)),
];

const helper = (text: string): string => `function f0${text}`;

export const functions: readonly Case[] = [
  c(
    "n: number",
    "f0(n)",
    one(smallNumbers),
    helper(
      "(n: number): string { if (n > 2) return 'big'; if (n > 0) { return 'small'; } else if (n === 0) return 'zero'; const s = 'neg'; return s + 'ative'; }",
    ),
  ),
  c(
    "xs: number[]",
    "f0(xs)",
    one(numberLists),
    helper(
      "(xs: number[]) { let sum = 0; let count = 0; for (const x of xs) { if (x < 0) continue; sum += x; count++; } return { sum, count }; }",
    ),
  ),
  c(
    "xs: number[]",
    "({ v: f0(xs) })",
    one(numberLists),
    helper(
      "(xs: number[]): number | undefined { for (const x of xs) { if (x > 1) return x; } return undefined; }",
    ),
  ),
  c(
    "xs: number[]",
    "f0(xs)",
    one(numberLists),
    helper(
      "(xs: number[]) { let last = -1; let done = 0; for (const x of xs) { if (x > 2) break; last = x; done += 1; } return [last, done]; }",
    ),
  ),
  c(
    "xs: string[]",
    "f0(xs)",
    one(textLists),
    helper(
      "(xs: string[]) { const out: string[] = []; for (const x of xs) { if (x !== '') out.push(x, x + '!'); } return out; }",
    ),
  ),
  c(
    "xs: number[][]",
    "f0(xs)",
    one(nestedLists),
    helper(
      "(xs: number[][]) { const out: number[][] = []; for (const x of xs) out.push(x); return out; }",
    ),
  ),
  c(
    "xs: number[][]",
    "f0(xs)",
    one(nestedLists),
    helper(
      "(xs: number[][]) { let n = 0; for (const row of xs) for (const x of row) n += x; return n; }",
    ),
  ),
  c(
    "n: number",
    "f0(n)",
    one([0, 1, 5, 30]),
    helper(
      "(n: number) { let a = 0; let b = 1; for (let i = 0; i < n; i++) { const next = a + b; a = b; b = next; } return a; }",
    ),
  ),
  c(
    "n: number",
    "f0(n)",
    one([1, 6, 27]),
    helper(
      "(n: number) { let steps = 0; let x = n; while (x !== 1) { x = x % 2 === 0 ? x / 2 : 3 * x + 1; steps++; } return `${n}: ${steps}`; }",
    ),
  ),
  c(
    "n: number",
    "f0(n)",
    one([0, 3]),
    helper(
      "(n: number) { let i = 0; let s = ''; do { s += i; i++; if (i === 2) continue; s += ';'; } while (i < n); return s; }",
    ),
  ),
  c(
    "xs: number[]",
    "f0(xs)",
    one(numberLists),
    helper(
      "(xs: number[]) { for (let i = 0; i < xs.length; i++) { if (xs[i] === 2) return i; if (i > 5) break; } return -1; }",
    ),
  ),
  c(
    "k: string",
    "f0(k)",
    one(["a", "b", "c", "z"]),
    helper(
      "(k: string) { switch (k) { case 'a': return 1; case 'b': case 'c': { const n = 2; return n; } default: return 0; } }",
    ),
  ),
  c(
    "k: string, n: number",
    "f0(k, n)",
    pairs(["a", "b", "z"], [0, 1]),
    helper(
      "(k: string, n: number) { let r = n; switch (k) { case 'a': r += 1; break; case 'b': r = n * 10; break; } return r; }",
    ),
  ),
  c(
    "n: number",
    "f0(n)",
    one(smallNumbers),
    helper(
      "(n: number) { let a = 0; let b = ''; if (n > 0) { a = n; b = 'pos'; } else { b = 'neg'; } return { a, b }; }",
    ),
  ),
  c(
    "n: number",
    "f0(n)",
    one(smallNumbers),
    helper(
      "(n: number) { let label: string | undefined; if (n > 0) label = 'pos'; return { label, has: label !== undefined }; }",
    ),
  ),
  c(
    "o: { a: number; b?: string }",
    "f0(o)",
    one([{ a: 1 }, { a: 2, b: "x" }]),
    helper(
      "({ a, b = 'none' }: { a: number; b?: string }, extra = a + 1) { return `${a} ${b} ${extra}`; }",
    ),
  ),
  c(
    "xs: number[]",
    "f0(xs)",
    one(numberLists),
    helper(
      "(xs: number[]) { const square = (x: number) => x * x; return xs.map((x) => square(x)).map((x) => { const y = x + 1; return y * y; }); }",
    ),
  ),
  c(
    "xs: number[], k: number",
    "f0(xs, k)",
    pairs(numberLists, [0, 1]),
    helper(
      "(xs: number[], k: number) { const v = k; return xs.map((x) => [x, ...xs.filter((v) => v > k).map((w) => w + v)]); }",
    ),
  ),
  c(
    "s: string",
    "f0(s)",
    one(["", "a", "abca"]),
    helper("(s: string) { let n = 0; for (const ch of s) if (ch === 'a') n++; return n; }"),
  ),
  c(
    "o: Record<string, number>",
    "f0(o)",
    one(records),
    helper(
      "(o: Record<string, number>) { let out = ''; for (const [k, v] of Object.entries(o)) out += `${k}=${v};`; return out; }",
    ),
  ),
  c(
    "n: number",
    "f0(n)",
    one([0, 5]),
    helper(
      "(n: number) { let x: number | undefined; x ??= n; x ||= 7; x &&= x + 1; x -= 1; x *= 2; return x; }",
    ),
  ),
  c(
    "xs: number[]",
    "f0(xs)",
    one(numberLists),
    helper(
      "(xs: number[]) { let best: number | undefined; for (const x of xs) { if (best === undefined || x > best) best = x; } return { best }; }",
    ),
  ),
  c(
    "xs: number[]",
    "f0(xs)",
    one(numberLists),
    helper(
      "(xs: number[]) { const seen: number[] = []; let twice = 0; for (const x of xs) { if (seen.includes(x)) { twice++; continue; } seen.push(x); } return { seen, twice }; }",
    ),
  ),
  c(
    "rows: number[][]",
    "f0(rows)",
    one(nestedLists),
    helper(
      "(rows: number[][]) { for (const row of rows) { for (const x of row) { if (x === 3) return 'found'; } } return 'none'; }",
    ),
  ),
];
