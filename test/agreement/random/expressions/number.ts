import { number, objectOf, string, type Type } from "../types.ts";
import { isWrittenDown } from "./literals.ts";
import { arrow, type Maker } from "./making.ts";
import { isScalar, someArray, someArrayOf, someRecord } from "./sources.ts";

const boolean: Type = { kind: "boolean" };

/** Ways to make a number. What JSON has no number for (NaN, Infinity) is left out, but for what chance makes of it. */
export const numberMakers: readonly Maker[] = [
  (_, { dice, make }) =>
    `(${make(number)} ${dice.pick(["+", "-", "+", "-", "*"])} ${make(number)})`,
  (_, { dice, make }) => `(${make(number)} ${dice.pick(["+", "-"])} ${make(number)})`,
  (_, { dice, make }) => `(${make(number)} % ${dice.pick([2, 3, 7, 10, -3, 2.5])})`,
  (_, { dice, make }) => `(${make(number)} / ${dice.pick([2, 4, 10, 3, -2])})`,
  (_, { make }) => {
    const [dividend, divisor] = [make(number), make(number)];
    return isWrittenDown(divisor) ? undefined : `(${dividend} / (${divisor} || 1))`;
  },
  (_, { make }) => `-${negated(make(number))}`,
  (_, { dice, make }) => `((${make(number)} % ${dice.pick([10, 5])}) ** ${dice.pick([2, 3, 0])})`,
  (_, { dice, make }) =>
    `Math.${dice.pick(["floor", "ceil", "round", "trunc", "abs", "sign"])}(${make(number)})`,
  (_, { dice, make }) => `Math.${dice.pick(["min", "max"])}(${make(number)}, ${make(number)})`,
  (_, { dice, make }) =>
    `Math.${dice.pick(["min", "max"])}(...${make({ kind: "array", of: number })}, ${make(number)})`,
  (_, { make }) => `Math.sqrt(Math.abs(${make(number)}))`,
  (_, { make }) => `${make(string)}.length`,
  (_, making) => `${someArray(making).text}.length`,
  (_, { make }) => `${make(string)}.indexOf(${make(string)})`,
  (_, making) => positionOf(making),
  (_, making) => {
    const { text, type } = someArray(making);
    const method = making.dice.pick(["findIndex", "findIndex", "findLastIndex"]);
    return `${text}.${method}(${arrow(making, [type.of, number], boolean)})`;
  },
  (_, making) => `Object.keys(${someRecord(making).text}).length`,
  (_, { dice, make }) => `Number((${make(number)}).toFixed(${dice.below(4)}))`,
  (_, { make }) => `Number(${make(boolean)})`,
  (_, { make }) => `Number(String(Math.round(${make(number)})))`,
  (_, { make }) => `parseInt(\`\${Math.trunc(${make(number)})}px\`, 10)`,
  (_, { make }) => `parseFloat(\`\${Math.round(${make(number)})}.5\`)`,
  (_, making) => sum(making),
  (_, making) => {
    const { dice } = making;
    return making.awaits === "none"
      ? undefined
      : `(await ${dice.pick(["double", "add"])}({ n: ${making.make(number)} }))`;
  },
  (_, making) =>
    making.awaits === "any" && making.dice.percent(50)
      ? `(await fragile({ n: ${making.make(number)} }))`
      : undefined,
];

/** `--x` would be something else. */
function negated(text: string): string {
  return text.startsWith("-") ? `(${text})` : text;
}

function positionOf(making: Parameters<Maker>[1]): string {
  const { dice, make } = making;
  const { text, type } = someArrayOf(making, number, string);
  const method = dice.pick(["indexOf", "lastIndexOf"]);
  return isScalar(type.of) ? `${text}.${method}(${make(type.of)})` : `${text}.length`;
}

function sum(making: Parameters<Maker>[1]): string {
  const { dice } = making;
  const item = objectOf({ id: number, name: string, "n?": number });
  const [total, each] = [making.freshName(), making.freshName()];
  if (dice.percent(50)) {
    return `${someArray(making, number).text}.reduce((${total}, ${each}) => ${total} + ${each}, 0)`;
  }
  return `${someArray(making, item).text}.reduce((${total}, ${each}) => ${total} + (${each}.n ?? ${each}.id), 0)`;
}
