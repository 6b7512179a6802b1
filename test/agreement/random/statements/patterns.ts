import { type Scope, withConstant } from "../scope.ts";
import { arrayOf, number, objectOf, print, recordOf, string, type Type } from "../types.ts";
import { type Block, pureExpression, type Writer } from "./block.ts";

const row = objectOf({ id: number, name: string, "n?": number });
const nested = objectOf({ "a b": string, "p?": row, list: arrayOf(row), "$x?": number });

/** Declarations that take values apart, with defaults, rest and keys of all kinds. */
export const takenApart: Writer = (block) => {
  const { dice } = block;
  const fresh = (type: Type): string => {
    const name = block.freshName();
    names.push([name, type]);
    return name;
  };
  const names: (readonly [string, Type])[] = [];
  const d = (): string => String(dice.below(9));
  const value = (type: Type): string => `(${pureExpression(block, type)} as ${print(type)})`;
  const text = dice.pick([
    () =>
      `{ "a b": ${fresh(string)}, p: { id: ${fresh(number)}, n: ${fresh(number)} = ${d()} } = { id: 0, name: "" }, ...${fresh(objectOf({ list: arrayOf(row), "$x?": number }))} } = ${value(nested)}`,
    () =>
      `{ list: [{ id: ${fresh(number)} } = { id: ${d()} }, ...${fresh(arrayOf(row))}], $x: ${fresh(number)} = ${d()} } = ${value(nested)}`,
    () =>
      `[, ${fresh(number)} = ${d()}, ...[${fresh(number)} = ${d()}]] = ${value(arrayOf(number))}`,
    () =>
      `[[${fresh(number)} = 1, ${fresh(number)} = 2] = [], ...${fresh(arrayOf(arrayOf(number)))}] = ${value(arrayOf(arrayOf(number)))}`,
    () =>
      `{ [${pureExpression(block, string, 1)}]: ${fresh(number)} = ${d()}, ...${fresh(recordOf(number))} } = ${value(recordOf(number))}`,
    () => `{ length: ${fresh(number)} } = ${value(arrayOf(string))}`,
    () => `[${fresh(string)} = "none", ${fresh(string)} = "nothing"] = ${value(string)}.split(",")`,
    () => `{ name: ${fresh(string)}, name: { length: ${fresh(number)} } } = ${value(row)}`,
  ])();
  block.scope = names.reduce<Scope>(
    (scope, [name, type]) => withConstant(scope, name, type),
    block.scope,
  );
  return `const ${text};`;
};

/** Functions whose parameters are patterns. */
export const patternParameters: Writer = (block: Block) => {
  const { dice } = block;
  const name = block.freshName();
  const list = `(${pureExpression(block, arrayOf(row))} as ${print(arrayOf(row))})`;
  const text = dice.pick([
    `${list}.map(({ id, n = id }) => id + n)`,
    `${list}.map(({ name: { length } }, at) => length + at)`,
    `${list}.flatMap(({ id, ...others }) => [id, others.n ?? 0])`,
    `${list}.map(({ name }) => name).map(([first = "none"]) => first.length)`,
    `${list}.reduce<number[]>((all, { n = 1 }) => [...all, n], [])`,
  ]);
  block.scope = withConstant(block.scope, name, arrayOf(number));
  return `const ${name} = ${text};`;
};
