import type { Dice } from "../dice.ts";
import { string, type Type } from "../types.ts";
import type { ArrayMaker } from "./array.ts";
import type { Maker } from "./making.ts";

/** A regular expression, with the number of its groups. */
interface Pattern {
  readonly source: string;
  readonly groups: number;
}

const patterns: readonly Pattern[] = [
  { source: "a", groups: 0 },
  { source: "\\d+", groups: 0 },
  { source: "\\d", groups: 0 },
  { source: "[a-c]", groups: 0 },
  { source: "[^a-z]+", groups: 0 },
  { source: "\\s+", groups: 0 },
  { source: "\\S+", groups: 0 },
  { source: "[,;] ?", groups: 0 },
  { source: "b|c", groups: 0 },
  { source: "^a", groups: 0 },
  { source: "c$", groups: 0 },
  { source: "本|京", groups: 0 },
  { source: "\\$", groups: 0 },
  { source: "[\\s,]+", groups: 0 },
  { source: "a.", groups: 0 },
  { source: "\\w+(?=,)", groups: 0 },
  { source: "[.(){}|]", groups: 0 },
  { source: "aa??", groups: 0 },
];

const grouping: readonly Pattern[] = [
  { source: "(\\d)(\\d)?", groups: 2 },
  { source: "^(-?)(\\d+)(?:\\.(\\d+))?$", groups: 3 },
  { source: "(a)|(b)", groups: 2 },
  { source: "^\\s*(\\w+)", groups: 1 },
  { source: "(a)(b)?(c)?", groups: 3 },
];

const flagsOf = (dice: Dice): string => (dice.percent(20) ? "i" : "");

/** `/…/` with these flags besides. */
function written({ source }: Pattern, dice: Dice, flags = ""): string {
  return `/${source}/${flags}${flagsOf(dice)}`;
}

const anyPattern = (dice: Dice): Pattern => dice.pick(dice.percent(70) ? patterns : grouping);

const replacements = ["", "x", "-", "京都", "[$&]", "$$", "a b"];

/** Texts that regular expressions make. */
export const patternStrings: readonly Maker[] = [
  (_, { dice, make }) => {
    const pattern = anyPattern(dice);
    const groups = Array.from({ length: pattern.groups }, (_unused, at) => `<$${at + 1}>`);
    const by = JSON.stringify(dice.pick([...replacements, ...groups]));
    return dice.percent(50)
      ? `${make(string)}.replace(${written(pattern, dice, dice.pick(["", "g"]))}, ${by})`
      : `${make(string)}.replaceAll(${written(pattern, dice, "g")}, ${by})`;
  },
  (_, { dice, make }) => {
    const { source, groups } = dice.pick(grouping);
    const group = dice.below(groups + 1);
    const pattern = written({ source, groups }, dice);
    const found = dice.percent(60)
      ? `${make(string)}.match(${pattern})`
      : `${pattern}.exec(${make(string)})`;
    return `(${found}?.[${group}] ?? ${make(string)})`;
  },
  (_, { dice, make }) =>
    `(${make(string)}.match(${written(anyPattern(dice), dice, "g")}) ?? []).join("|")`,
];

/** Whether they match. */
export const patternBooleans: readonly Maker[] = [
  (_, { dice, make }) => `${written(anyPattern(dice), dice)}.test(${make(string)})`,
  (_, { dice, make }) => `${dice.pick(["/^\\s*$/", "/^\\d*$/", "/(?:)/"])}.test(${make(string)})`,
  (_, { dice, make }) => `(${make(string)}.match(${written(anyPattern(dice), dice)}) !== null)`,
];

/** Where they match. */
export const patternNumbers: readonly Maker[] = [
  (_, { dice, make }) => `${make(string)}.search(${written(anyPattern(dice), dice)})`,
];

/** Texts cut and found by them. */
export const patternArrays: readonly ArrayMaker[] = [
  ofTexts((_, { dice, make }) => `${make(string)}.split(${written(dice.pick(patterns), dice)})`),
  ofTexts(
    (_, { dice, make }) => `(${make(string)}.match(${written(anyPattern(dice), dice, "g")}) ?? [])`,
  ),
  ofTexts((_, { dice, make }) => {
    const found = `[...${make(string)}.matchAll(${written(dice.pick(grouping), dice, "g")})]`;
    return `${found}.map((m): string => m[${dice.below(2)}] ?? "none")`;
  }),
];

function ofTexts(maker: ArrayMaker): ArrayMaker {
  return (type, making) => (isText(type.of) ? maker(type, making) : undefined);
}

function isText(type: Type): boolean {
  return type.kind === "string";
}
