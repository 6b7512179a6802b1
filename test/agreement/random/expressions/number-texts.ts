import type { Dice } from "../dice.ts";
import { number, string } from "../types.ts";
import type { Maker } from "./making.ts";

/** What reads as a number, in ways that not everything reads. */
const decimals = [
  "",
  " 12 ",
  "1e3",
  ".5",
  "5.",
  "+7",
  "007",
  "-0.50",
  "\n3\t",
  "1E-2",
  "-1.25e+2",
  "0",
];
const beginnings = ["12px", " 42", "-7.9", "3.5.1", "+1e2x", "  -.5s", "0012", "1e", "9_000"];
const bases: readonly (readonly [string, number])[] = [
  ["ff", 16],
  ["0x1F", 16],
  ["101", 2],
  ["102", 2],
  ["zz", 36],
  ["-77", 8],
  ["789", 8],
  [" 12", 10],
];

/** Numbers read from texts, those that are none among them. */
export const numbersFromTexts: readonly Maker[] = [
  (_, { dice }) => `Number(${JSON.stringify(dice.pick(decimals))})`,
  (_, { make }) => `(Number(${make(string)}) || 0)`,
  (_, { dice, make }) =>
    `${dice.pick(["Number", "parseFloat"])}(${make(number)}.toFixed(1) + "0")`.replace(
      /\(\(?(-?[\d.e+-]+)\)?\.toFixed/,
      "(($1).toFixed",
    ),
  (_, { dice }) => `parseFloat(${JSON.stringify(dice.pick(beginnings))})`,
  (_, { dice }) => `parseInt(${JSON.stringify(dice.pick(beginnings))}${dice.pick(["", ", 10"])})`,
  (_, { dice }) => {
    const [text, radix] = dice.pick(bases);
    return `parseInt(${fromParts(text, dice)}, ${radix})`;
  },
  (_, { make }) => `+\`\${Math.trunc(${make(number)})}\``,
];

const halves = ["1.005", "2.5", "-1.5", "0.5", "8.345", "-0.0001", "1.45", "1e21", "0", "99.995"];

/** Numbers written as texts, where rounding is hard. */
export const textsOfNumbers: readonly Maker[] = [
  (_, { dice, make }) => {
    const value = dice.percent(50) ? dice.pick(halves) : `${make(number)} + 0.5`;
    return `(${value}).toFixed(${dice.pick(["", "0", "1", "2", "3"])})`;
  },
  (_, { dice, make }) => `Math.trunc(${make(number)}).toString(${dice.pick([2, 8, 16, 36])})`,
  (_, { dice, make }) => `String(Math.abs(${make(number)})).padStart(${dice.pick([3, 8])}, "0")`,
  (_, { make }) => `(${make(number)} + "")`,
];

/** Joined at run time, so that nobody folds it before. */
function fromParts(text: string, dice: Dice): string {
  const at = dice.below(text.length);
  return `[${JSON.stringify(text.slice(0, at))}, ${JSON.stringify(text.slice(at))}].join("")`;
}
