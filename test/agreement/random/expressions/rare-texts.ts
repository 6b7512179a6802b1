import { number, string } from "../types.ts";
import type { Maker } from "./making.ts";

/** Methods of texts that are met less often. */
export const rareTexts: readonly Maker[] = [
  (_, { dice, make }) =>
    `${make(string)}.padStart((${make(number)}) % 20${dice.pick(["", ', "0"', ', "ab"'])})`,
  (_, { make }) => `decodeURIComponent(encodeURIComponent(${make(string)}))`,
  (_, { dice, make }) =>
    `${make(string)}.repeat(Math.abs(Math.trunc(${make(number)} % ${dice.pick([2, 4])})))`,
  (_, { dice, make }) =>
    `${make(string)}.replaceAll(${JSON.stringify(dice.pick(["a", "$", ".", "\\"]))}, ${JSON.stringify(dice.pick(["$&$&", "$$", "\\", "$1"]))})`,
  (_, { make }) => `${make(string)}.charAt(${make(number)})`,
  (_, { make }) => `${make(string)}.concat(${make(string)}, "-", ${make(string)})`,
  (_, { make }) => `(${make(string)}.at(${make(number)}) ?? "none")`,
];

export const rareTextNumbers: readonly Maker[] = [
  (_, { dice, make }) =>
    `${make(string)}.lastIndexOf(${JSON.stringify(dice.pick(["a", ",", "", "本", "zz"]))})`,
  (_, { dice, make }) =>
    `${make(string)}.indexOf(${JSON.stringify(dice.pick(["a", ",", "", "b"]))}, ${dice.pick([0, 1, 3, -1])})`,
];

export const rareTextBooleans: readonly Maker[] = [
  (_, { dice, make }) =>
    `${make(string)}.${dice.pick(["startsWith", "includes"])}(${JSON.stringify(dice.pick(["a", "b", ""]))}, ${dice.below(3)})`,
  (_, { dice, make }) =>
    `${make(string)}.endsWith(${JSON.stringify(dice.pick(["a", "c", ""]))}, ${dice.below(4)})`,
];
