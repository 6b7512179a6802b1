import { boolean, mayBe, number, string } from "../types.ts";
import { texts } from "../values.ts";
import { literalOf } from "./literals.ts";
import type { Maker, Making } from "./making.ts";
import { anything, isScalar, someArray, someArrayOf, someOptional } from "./sources.ts";

/** Ways to make a text. */
export const stringMakers: readonly Maker[] = [
  (_, making) => template(making),
  (_, making) => template(making),
  (_, { make }) => `(${make(string)} + ${make(string)})`,
  (_, { dice, make }) => `(${make(string)} + ${make(dice.pick([number, boolean]))})`,
  (_, { make }) => `(${make(number)} + ${make(string)})`,
  (_, { dice, make }) =>
    `${make(string)}.${dice.pick(["toUpperCase", "toLowerCase", "trim", "trimStart", "trimEnd"])}()`,
  (_, { dice, make }) => {
    const from = position(dice.below(100), make);
    const to = dice.percent(60) ? `, ${position(dice.below(100), make)}` : "";
    return `${make(string)}.${dice.pick(["slice", "slice", "substring"])}(${from}${to})`;
  },
  (_, { dice, make }) => {
    const fill = dice.percent(70) ? `, ${JSON.stringify(dice.pick(["0", " ", "ab", "日"]))}` : "";
    return `${make(string)}.${dice.pick(["padStart", "padEnd"])}(${dice.pick([0, 2, 5, 8])}${fill})`;
  },
  (_, { dice, make }) => {
    const method = dice.pick(["replace", "replaceAll"]);
    const pattern = JSON.stringify(dice.pick(["a", "b", ",", ".", " ", "本", "$", "(", "zz"]));
    return `${make(string)}.${method}(${pattern}, ${JSON.stringify(dice.pick(["", "x", "-", "京都"]))})`;
  },
  (_, { dice, make }) =>
    `${make(string)}.split(${dice.pick(['","', '""', '" "', '"a"'])}).join(${make(string)})`,
  (_, { make }) => `${make(string)}.concat(${make(string)})`,
  (_, { dice, make }) => `${make(string)}.repeat(${dice.below(4)})`,
  (_, { dice, make }) => `${make(string)}.charAt(${dice.below(3)})`,
  (_, { dice, make }) => `(${make(string)}.at(${dice.pick([0, -1, 2])}) ?? ${make(string)})`,
  (_, { dice, make }) => `(${make(string)}[${dice.below(3)}] ?? ${make(string)})`,
  (_, making) => `String(${scalar(making)})`,
  (_, { make }) => `${parenthesised(make(number))}.toString()`,
  (_, { dice, make }) => `${parenthesised(make(number))}.toFixed(${dice.below(5)})`,
  (_, making) => joined(making),
  (_, making) => `typeof ${anything(making).text}`,
  (_, making) => {
    const { text, type } = anything(making);
    return mayBe(type, "undefined") ? undefined : `JSON.stringify(${text})`;
  },
  (_, { make }) => `encodeURIComponent(${make(string)})`,
  (_, making) => `\`\${${someOptional(making).text}}\``,
  (_, { make, awaits }) =>
    awaits === "none" ? undefined : `(await shout({ text: ${make(string)} }))`,
];

/** `5.toFixed()` is no number. */
function parenthesised(text: string): string {
  return /^[\d-]/.test(text) ? `(${text})` : text;
}

function position(chance: number, make: Making["make"]): string {
  return chance < 80 ? String((chance % 7) - 2) : make(number);
}

function template(making: Making): string {
  const { dice } = making;
  const count = 1 + dice.below(3);
  const parts = Array.from({ length: count }, () => {
    const words = dice.pick(["", "", "a ", "-", "名:", "\\n", "$"]);
    return `${words}\${${scalar(making)}}`;
  });
  return `\`${parts.join(dice.pick(["", " ", "/"]))}\``;
}

function scalar(making: Making): string {
  const { dice, make } = making;
  const found = anything(making);
  if (isScalar(found.type) && dice.percent(50)) return found.text;
  return make(dice.pick([number, string, boolean]));
}

function joined(making: Making): string {
  const { dice } = making;
  const { text, type } = dice.percent(70) ? someArrayOf(making, string, number) : someArray(making);
  const separator = dice.percent(50)
    ? JSON.stringify(dice.pick([",", "", "-", ", "]))
    : literalOf(string, dice);
  return isScalar(type.of) ? `${text}.join(${separator})` : JSON.stringify(dice.pick(texts));
}
