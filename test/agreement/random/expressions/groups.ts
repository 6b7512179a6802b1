import { frozen, withConstant } from "../scope.ts";
import { arrayOf, number, print, string, type Type } from "../types.ts";
import type { ArrayMaker } from "./array.ts";
import type { Maker, Making } from "./making.ts";
import { someArrayOf } from "./sources.ts";

/** Lists from groups and sets of others. */
export const groupArrays: readonly ArrayMaker[] = [
  (type, making) => {
    const { groups, of } = grouped(making);
    const [k, g] = [making.freshName(), making.freshName()];
    const scope = withConstant(withConstant(frozen(making.scope), k, string), g, arrayOf(of));
    const value = making.makeIn(type.of, scope);
    const result = value.startsWith("{") ? `(${value})` : value;
    return `Object.entries(${groups}).map(([${k}, ${g} = []]): ${print(type.of)} => ${result})`;
  },
  (type, making) =>
    type.of.kind === "string" ? `Object.keys(${grouped(making).groups})` : undefined,
  (type, making) => {
    const isSimple = type.of.kind === "string" || type.of.kind === "number";
    return isSimple ? `[...new Set(${making.make(type)})]` : undefined;
  },
  (type, making) => {
    if (type.of.kind !== "string" && type.of.kind !== "number") return undefined;
    const key = making.dice.pick(["a", "zz", "1", "true", ""]);
    return `(Object.groupBy(${making.make(type)}, (v): string => \`\${v}\`)[${JSON.stringify(key)}] ?? [])`;
  },
];

export const groupNumbers: readonly Maker[] = [
  (_, making) => `new Set(${someArrayOf(making, string, number).text}).size`,
  (_, making) => `Object.keys(${grouped(making).groups}).length`,
];

/** By a key that many have, or each has. */
function grouped(making: Making): { readonly groups: string; readonly of: Type } {
  const { dice } = making;
  const { text, type } = someArrayOf(making, string, number);
  const item = making.freshName();
  const scope = withConstant(frozen(making.scope), item, type.of);
  const keys =
    type.of.kind === "string"
      ? [`${item}.length > 1 ? "long" : "short"`, item, `${item}.slice(0, 1)`]
      : [`${item} % 2 === 0 ? "even" : "odd"`, `String(${item} < 0)`, `\`\${${item}}\``];
  const key = dice.percent(80) ? dice.pick(keys) : making.makeIn(string, scope);
  return { groups: `Object.groupBy(${text}, (${item}) => ${key})`, of: type.of };
}
