import { arrayOf, mayBe, number, string } from "../types.ts";
import type { ArrayMaker } from "./array.ts";
import { someArray } from "./sources.ts";

/** Arrays with some items changed, and arrays made of less. */
export const arrayCopies: readonly ArrayMaker[] = [
  (type, { dice, make }) => {
    if (mayBe(type.of, "undefined")) return undefined;
    return `[...${make(type)}, ${make(type.of)}].with(${dice.pick([0, -1, 0])}, ${make(type.of)})`;
  },
  (type, { dice, make }) => {
    const removed = dice.pick(["", ", 0", ", 1", ", 2", ", -1"]);
    const items =
      removed === "" || mayBe(type.of, "undefined") ? "" : dice.pick(["", `, ${make(type.of)}`]);
    return `${make(type)}.toSpliced(${dice.pick([0, 1, -1, 5, -5])}${removed}${items})`;
  },
  (type, { dice, make }) => {
    if (mayBe(type.of, "undefined")) return undefined;
    const range = dice.pick(["", ", 1", ", 0, 1", ", -1", ", 1, -1", ", 5"]);
    return `[...${make(type)}].fill(${make(type.of)}${range})`;
  },
  (type, { dice, make }) => {
    if (type.of.kind !== "number") return undefined;
    return dice.pick([
      () => `[...${make(arrayOf(string))}.keys()]`,
      () => `${make(arrayOf(arrayOf(arrayOf(number))))}.flat(2)`,
      () => `[...${make(arrayOf(string))}.entries()].map(([at, text]) => at + text.length)`,
      () => `[...${make(arrayOf(number))}].sort()`,
    ])();
  },
  (type, { dice, make }) => {
    if (type.of.kind !== "string") return undefined;
    return dice.pick([
      () => `[...${make(string)}]`,
      () => `${make(string)}.split(",", ${dice.below(3)})`,
      () => `Array.of(${make(string)}, ${make(string)})`,
    ])();
  },
  (type, { make }) => `[...${make(type)}].reverse()`,
  (type, { dice, make }) =>
    `${make(type)}.slice(${make(number)}${dice.percent(50) ? `, ${make(number)}` : ""})`,
];

/** Sorted by what many have in common: those stay in their order. */
export const sortedByFew: readonly ArrayMaker[] = [
  (type, { dice, make }) => {
    const comparators =
      type.of.kind === "number"
        ? [
            "(a, b) => (a % 3) - (b % 3)",
            "(a, b) => Math.abs(b) - Math.abs(a)",
            "(a, b) => Number(a < 0) - Number(b < 0)",
            "",
          ]
        : type.of.kind === "string"
          ? [
              "(a, b) => a.length - b.length",
              "(a, b) => b.length - a.length || (a < b ? -1 : a > b ? 1 : 0)",
              "(a, b) => (a.slice(0, 1) < b.slice(0, 1) ? -1 : a.slice(0, 1) > b.slice(0, 1) ? 1 : 0)",
            ]
          : type.of.kind === "array"
            ? ["(a, b) => b.length - a.length"]
            : ["() => 0"];
    return `${make(type)}.toSorted(${dice.pick(comparators)})`;
  },
  (type, making) => {
    if (type.of.kind !== "string") return undefined;
    const { text } = someArray(making, { kind: "object", members: rowMembers });
    const comparator = making.dice.pick([
      "(l, r) => l.id - r.id",
      "(l, r) => r.name.length - l.name.length",
      "(l, r) => (l.n ?? 0) - (r.n ?? 0)",
      "(l, r) => l.id - r.id || (l.name < r.name ? -1 : l.name > r.name ? 1 : 0)",
    ]);
    return `${text}.toSorted(${comparator}).map((each) => each.name)`;
  },
];

const rowMembers = [
  { name: "id", type: number, optional: false },
  { name: "name", type: string, optional: false },
  { name: "n", type: number, optional: true },
];
