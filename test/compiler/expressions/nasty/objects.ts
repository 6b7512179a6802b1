// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the snippets are source text
import { all, anything, each, keys, mixed, numbers, refused, row, texts } from "./row.ts";

const records: readonly Readonly<Record<string, unknown>>[] = [
  {},
  { a: null },
  { b: 1, a: [] },
  { "": 1, "a b": [[1]], $x: {} },
  { toString: 1, constructor: 2 },
  { ア: "日本", _: 0 },
];

/** Functions of `Object`, `JSON`, and the other globals. */
export const objectRows = [
  row("Object.keys", "o: Record<string, unknown>", "Object.keys(o)", each(...records)),
  row("Object.values", "o: Record<string, unknown>", "Object.values(o)", each(...records)),
  row("Object.entries", "o: Record<string, unknown>", "Object.entries(o)", each(...records)),
  row(
    "Object.entries",
    "o: Record<string, unknown>",
    "Object.entries(o).map(([k, v]) => ({ k, v }))",
    each(...records),
  ),
  row(
    "Object.fromEntries",
    "xs: [string, unknown][]",
    "Object.fromEntries(xs)",
    each(
      [],
      [["a", null]],
      [
        ["a", [1]],
        ["a", []],
      ],
      [["", 1]],
      [["toString", 1]],
      [
        ["あ", {}],
        ["b", [[1]]],
      ],
    ),
  ),
  row(
    "Object.fromEntries",
    "xs: string[]",
    "Object.fromEntries(xs.map((x, i) => [x, i]))",
    each([], ["a"], ["a", "a"], [""], ["constructor"], ["b", "a"]),
  ),
  row(
    "Object.assign",
    "a: Record<string, unknown>, b: Record<string, unknown>",
    "Object.assign({}, a, b)",
    all(records, records),
  ),
  row(
    "Object.groupBy",
    "xs: { k: string; v: unknown }[]",
    "Object.groupBy(xs, (x) => x.k)",
    each(
      [],
      [{ k: "a", v: null }],
      [
        { k: "a", v: [1] },
        { k: "b", v: 2 },
        { k: "a", v: [] },
      ],
      [{ k: "", v: 1 }],
      [
        { k: "toString", v: 1 },
        { k: "constructor", v: 1 },
      ],
      [{ k: "日本", v: {} }],
    ),
  ),
  row(
    "Object.groupBy",
    "xs: unknown[]",
    "Object.groupBy(xs, (x, i) => (Array.isArray(x) ? 'list' : i > 0 ? 'later' : 'first'))",
    each(...mixed),
  ),
  row(
    "Object.groupBy",
    "xs: number[]",
    "Object.groupBy(xs, (x) => (x > 1 ? 'big' : 'small')).big ?? []",
    each([], [1], [2], [1, 2, 3], [5, 0], [0, -0]),
  ),
  row(
    "Object.hasOwn",
    "o: Record<string, unknown>, k: string",
    "Object.hasOwn(o, k)",
    all(
      records,
      keys.filter((k) => k !== "__proto__"),
    ),
  ),
  row("structuredClone", "x: unknown", "({ v: structuredClone(x) })", each(...anything)),
  row("JSON.stringify", "x: unknown", "JSON.stringify({ x })", each(...anything, ...texts)),
  row("JSON.stringify", "x: unknown[]", "JSON.stringify(x)", each(...mixed)),
  row("JSON.stringify", "o: Record<string, unknown>", "JSON.stringify(o)", each(...records)),
  row(
    "JSON.stringify",
    "x: { a?: number; b: (number | null)[] }",
    "[JSON.stringify(x), JSON.stringify(x, null, 2), JSON.stringify(x, undefined, '\\t'), JSON.stringify(x, null, 0)]",
    each(
      { b: [] },
      { a: 0, b: [null] },
      { a: 1.5, b: [1, 2] },
      { b: [0] },
      { a: -0, b: [-0] },
      { a: 1e21, b: [] },
    ),
  ),
  row(
    "JSON.stringify",
    "x: unknown",
    "JSON.stringify(x ?? null, null, 2)",
    each(...anything, [{}], [[]], { a: {}, b: [], c: [{ d: [1, [2]] }] }),
  ),
  row(
    "JSON.stringify",
    "s: string, n: number, b: boolean",
    "[JSON.stringify(s), JSON.stringify(n), JSON.stringify(b)]",
    all(['"', "\\", "\u0001\u2028", "日本", ""], [0, -0.5, 1e21, 0.1], [true, false]),
  ),
  refused(
    "JSON.stringify",
    "x: { a: number; b: number }",
    "JSON.stringify(x, (k, v) => v)",
    "replacer",
  ),
  refused(
    "JSON.stringify",
    "x: { a: number; b?: number }",
    "JSON.stringify(x, ['a', 'b'])",
    "replacer",
  ),
  row(
    "JSON.parse",
    "s: string",
    "({ v: JSON.parse(s) })",
    each(
      "{}",
      "[]",
      "null",
      '"日本"',
      "-0.5",
      '{"a":[null,{"b":[[]]}]}',
      "",
      "{",
      "undefined",
      "'a'",
      " 1 ",
      "01",
    ),
  ),
  row("String", "x: unknown", "[String(x), `${x}`]", each(...anything.filter((x) => x !== 1e21))),
  row(
    "String",
    "n: number",
    "[String(n), n.toString(), `${n}`, n + '']",
    each(...numbers.filter((n) => n < 1e16), -1e-7, 0.000001, 1.5e300, 1e21, 123456789.123456),
  ),
  row("Boolean", "x: unknown", "Boolean(x)", each(...anything)),
  refused("Object.create", "", "Object.create({})", "Object.create"),
];
