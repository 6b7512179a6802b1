import { boolean, mayBe, number, string, type Type, without } from "../types.ts";
import { texts } from "../values.ts";
import { isWrittenDown } from "./literals.ts";
import { arrow, type Maker, type Making } from "./making.ts";
import { anything, isScalar, someArray, someArrayOf, someOptional, someRecord } from "./sources.ts";

/** Ways to make a boolean. */
export const booleanMakers: readonly Maker[] = [
  (_, { dice, make }) => `(${make(number)} ${dice.pick(["<", "<=", ">", ">="])} ${make(number)})`,
  (_, { dice, make }) => `(${make(string)} ${dice.pick(["<", "<=", ">", ">="])} ${make(string)})`,
  (_, making) => equal(number, making),
  (_, making) => equal(string, making),
  (_, making) => equal(boolean, making),
  (_, { make }) => `!${make(boolean)}`,
  (_, { dice, make }) => `(${make(boolean)} ${dice.pick(["&&", "||"])} ${make(boolean)})`,
  (_, { dice, make }) =>
    `${make(string)}.${dice.pick(["includes", "startsWith", "endsWith"])}(${make(string)})`,
  (_, making) => {
    const { text } = anything(making);
    return isWrittenDown(text) ? undefined : `${making.dice.pick(["!!", "!", "Boolean"])}(${text})`;
  },
  (_, making) => {
    const { text, type } = someOptional(making);
    const { dice } = making;
    const against = dice.pick([
      ...(mayBe(type, "null") ? ["=== null", "!== null"] : []),
      ...(mayBe(type, "undefined") ? ["=== undefined", "!== undefined"] : []),
      "== null",
      "!= null",
    ]);
    return `(${text} ${against})`;
  },
  (_, making) => {
    const { text, type } = someOptional(making);
    const inner = without(type, "null", "undefined");
    return inner && isScalar(inner) && inner.kind !== "union"
      ? `(${text} ${making.dice.pick(["===", "!=="])} ${making.make(inner)})`
      : undefined;
  },
  (_, making) => {
    const { text, type } = someArray(making);
    return `${text}.${making.dice.pick(["some", "every"])}(${arrow(making, [type.of, number], boolean)})`;
  },
  (_, making) => {
    const { text, type } = someArrayOf(making, string, number);
    return isScalar(type.of) ? `${text}.includes(${making.make(type.of)})` : undefined;
  },
  (_, making) => `Array.isArray(${anything(making).text})`,
  (_, making) => {
    const key = JSON.stringify(making.dice.pick(["a", "b", "zz", "a b", "", "$x", "名前"]));
    const record = someRecord(making).text;
    return making.dice.percent(50) ? `Object.hasOwn(${record}, ${key})` : `(${key} in ${record})`;
  },
  (_, { make }) => `Number.isInteger(${make(number)})`,
  (_, making) =>
    `(typeof ${anything(making).text} === "${making.dice.pick(["string", "number", "object", "boolean", "undefined"])}")`,
  (_, { dice, make }) =>
    `[${texts
      .slice(0, 4)
      .map((each) => JSON.stringify(each))
      .join(", ")}].${dice.pick(["includes"])}(${make(string)})`,
];

function equal(type: Type, { dice, make }: Making): string | undefined {
  const [left, right] = [make(type), make(type)];
  if (isWrittenDown(left) && isWrittenDown(right)) return undefined;
  return `(${left} ${dice.pick(["===", "!=="])} ${right})`;
}
