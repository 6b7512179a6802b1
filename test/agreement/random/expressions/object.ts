import { frozen, pathsTo, withConstant } from "../scope.ts";
import {
  keyText,
  type ObjectType,
  oddKeys,
  plainKeys,
  print,
  type RecordType,
  string,
} from "../types.ts";
import { objectLiteral, recordLiteral } from "./literals.ts";
import type { Making } from "./making.ts";
import { someArray } from "./sources.ts";

type ObjectMaker = (type: ObjectType, making: Making) => string | undefined;

/** Ways to make an object with known members. */
export const objectMakers: readonly ObjectMaker[] = [
  written,
  written,
  written,
  spread,
  spread,
  (type, { dice, scope, make }) => {
    const others = pathsTo(scope, type);
    return others.length === 0
      ? undefined
      : `Object.assign({}, ${dice.pick(others).text}, ${make(type)})`;
  },
];

function written(type: ObjectType, { make, dice }: Making): string {
  return objectLiteral(type, make, dice);
}

/** Another one with some members changed, before or after it. */
function spread(type: ObjectType, { dice, make }: Making): string {
  const changed = type.members
    .filter(() => dice.percent(40))
    .map(({ name, type: of }) => `${keyText(name)}: ${make(of)}`);
  const base = `...${make(type)}`;
  const conditional = type.members
    .filter(({ optional }) => optional && dice.percent(50))
    .map(
      ({ name, type: of }) =>
        `...(${make({ kind: "boolean" })} ? { ${keyText(name)}: ${make(of)} } : {})`,
    );
  return `{ ${[base, ...changed, ...conditional].join(", ")} }`;
}

type RecordMaker = (type: RecordType, making: Making) => string | undefined;

/** Ways to make an object whose keys are data. */
export const recordMakers: readonly RecordMaker[] = [
  (type, { dice, make }) => {
    const entries = Array.from(
      { length: dice.below(3) },
      () => `${key(dice.below(100), { dice, make })}: ${make(type.of)}`,
    );
    return recordLiteral(type, entries);
  },
  (type, { dice, make }) =>
    recordLiteral(type, [
      `...${make(type)}`,
      `${key(dice.below(100), { dice, make })}: ${make(type.of)}`,
    ]),
  (type, making) => {
    const { text, type: source } = someArray(making);
    const item = making.freshName();
    const scope = withConstant(frozen(making.scope), item, source.of);
    const pair = `[${making.makeIn(string, scope)}, ${making.makeIn(type.of, scope)}]`;
    return `Object.fromEntries(${text}.map((${item}): [string, ${print(type.of)}] => ${pair}))`;
  },
  (type, making) => {
    const [k, v] = [making.freshName(), making.freshName()];
    const scope = withConstant(withConstant(frozen(making.scope), k, string), v, type.of);
    const pair = `[${making.dice.pick([k, `${k} + "2"`, `\`_\${${k}}\``])}, ${making.makeIn(type.of, scope)}]`;
    return `Object.fromEntries(Object.entries(${making.make(type)}).map(([${k}, ${v}]): [string, ${print(type.of)}] => ${pair}))`;
  },
  (type, making) => {
    const source = someArray(making, string);
    const [all, item] = [making.freshName(), making.freshName()];
    const scope = withConstant(withConstant(frozen(making.scope), all, type), item, string);
    return `${source.text}.reduce<${print(type)}>((${all}, ${item}) => ({ ...${all}, [${item}]: ${making.makeIn(type.of, scope)} }), {})`;
  },
];

function key(chance: number, { dice, make }: Pick<Making, "dice" | "make">): string {
  if (chance < 25) return `[${make(string)}]`;
  return keyText(chance < 60 ? dice.pick(oddKeys) : dice.pick(plainKeys));
}
