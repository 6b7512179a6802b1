import type { Snippet } from "../evaluate.ts";

/** What of the language a row asks about, the code, and the arguments of its calls. */
export interface Row extends Snippet {
  readonly of: string;
  readonly calls: readonly (readonly unknown[])[];
  /** A part of what the compiler says against it. */
  readonly refused?: string;
  /** Arguments for which JavaScript has an answer and nagare raises an error that says so. */
  readonly declines?: RegExp;
}

export function row(
  of: string,
  parameters: string,
  expression: string,
  calls: readonly (readonly unknown[])[],
  more: Partial<Pick<Row, "module" | "declines">> = {},
): Row {
  return { of, parameters, expression, calls, ...more };
}

export function refused(of: string, parameters: string, expression: string, says: string): Row {
  return { of, parameters, expression, calls: [], refused: says };
}

export function each(...values: readonly unknown[]): readonly (readonly unknown[])[] {
  return values.map((value) => [value]);
}

/** All combinations. */
export function all(...pools: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  return pools.reduce<readonly (readonly unknown[])[]>(
    (lists, pool) => lists.flatMap((list) => pool.map((value) => [...list, value])),
    [[]],
  );
}

export const numbers = [
  0, -0, 1, -1, 2, -4, 7, 0.5, -0.5, 2.5, -2.5, 0.1, 1e-7, 123456789012, 9007199254740991, 1e21,
];
/** Positions and counts: whole, negative, fractional, huge. */
export const positions = [0, 1, 2, -1, -2, 99, -99, 0.5, 1.9, -0.5, -1.5, 1e9];
export const texts = [
  "",
  "a",
  "abcabc",
  "a,b,,c",
  " 12 ",
  "-0",
  "1e3",
  "null",
  "__proto__",
  "toString",
  "$& $1 \\",
  "日本語のテスト",
  "（ﾊﾝｶｸ）",
];
export const keys = ["a", "b", "", "a b", "1", "$x", "__proto__", "constructor", "toString"];
export const anything = [
  undefined,
  null,
  true,
  false,
  0,
  -0,
  -2.5,
  1e21,
  "",
  "0",
  "text",
  [],
  [0],
  [null],
  [[]],
  [[1], 2],
  {},
  { a: null },
  { length: 3 },
];
export const numberLists = [[], [0], [-0, 0], [3, 1, 2], [10, 9, 1, 100], [0.1, -0.5, 2], [5, 5]];
export const textLists = [[], [""], ["a"], ["b", "a", "B"], ["10", "9", "1"], ["あ", "ア", "a"]];
export const nested = [[], [[]], [[1]], [[1, 2], [3]], [[], [1], []]];
export const mixed = [
  [],
  [null],
  [null, 1],
  ["a", null, 2],
  [[1], null],
  [[[1]], [[]]],
  [{}, { a: 1 }],
];
