import { frozen, withConstant } from "../scope.ts";
import {
  type ArrayType,
  arrayOf,
  boolean,
  mayBe,
  number,
  type objectOf,
  print,
  string,
  type Type,
} from "../types.ts";
import { arrayLiteral } from "./literals.ts";
import { arrow, type Making } from "./making.ts";
import { isScalar, someArray, someRecord } from "./sources.ts";

export type ArrayMaker = (type: ArrayType, making: Making) => string | undefined;

/** Ways to make an array. */
export const arrayMakers: readonly ArrayMaker[] = [
  literal,
  literal,
  mapped,
  mapped,
  (type, { make, ...making }) =>
    `${make(type)}.filter(${arrow({ make, ...making }, [type.of, number], boolean)})`,
  (type, { dice, make }) =>
    `${make(type)}.slice(${dice.pick(["", "1", "0, 1", "-1", "1, -1", "-2, 5"])})`,
  (type, { dice, make }) =>
    `${make(type)}.concat(${dice.percent(60) || mayBe(type.of, "array", "undefined", "null") ? make(type) : make(type.of)})`,
  (type, { dice, make }) =>
    `${make(type)}.${dice.pick(["toReversed()", "slice()", "toReversed()"])}`,
  (type, { make }) => `${make(arrayOf(type))}.flat()`,
  flatMapped,
  sorted,
  sorted,
  counted,
  (type, making) => (type.of.kind === "string" ? textList(making) : undefined),
  (type, making) => (type.of.kind === "string" ? textList(making) : undefined),
  (type, making) => valuesOf(type, making),
  entries,
  accumulated,
];

function literal(type: ArrayType, { dice, make }: Making): string {
  const { of } = type;
  const items = Array.from({ length: dice.below(4) }, () => {
    if (dice.percent(20)) return `...${make(arrayOf(of))}`;
    if (dice.percent(12)) return `...(${make(boolean)} ? [${make(of)}] : [])`;
    return make(of);
  });
  return arrayLiteral(type, items);
}

function mapped({ of }: ArrayType, making: Making): string {
  const { text, type } = someArray(making);
  return `${text}.map(${annotated(making, type.of, of)})`;
}

/** The callback of a map; what it gives is said where TypeScript would guess a narrower type. */
function annotated(making: Making, item: Type, result: Type): string {
  const text = arrow(making, [item, number], result);
  if (isScalar(result) && result.kind !== "union") return text;
  return text.replace(/^\(([^)]*)\) =>/, `($1): ${print(result)} =>`);
}

function flatMapped({ of }: ArrayType, making: Making): string {
  const { text, type } = someArray(making);
  return `${text}.flatMap(${annotated(making, type.of, arrayOf(of))})`;
}

function sorted({ of }: ArrayType, making: Making): string | undefined {
  const { dice, make } = making;
  const comparators: Partial<Record<Type["kind"], readonly string[]>> = {
    number: ["(a, b) => a - b", "(x, y) => y - x"],
    string: ["", "(a, b) => (a < b ? -1 : a > b ? 1 : 0)", "(a, b) => b.length - a.length"],
    array: ["(a, b) => a.length - b.length"],
  };
  const comparator =
    of.kind === "object"
      ? byMember(of, dice.below(2))
      : dice.pick(comparators[of.kind] ?? [undefined]);
  if (comparator === undefined) return undefined;
  const list = make(arrayOf(of));
  return dice.percent(60) ? `${list}.toSorted(${comparator})` : `[...${list}].sort(${comparator})`;
}

function byMember({ members }: ReturnType<typeof objectOf>, way: number): string | undefined {
  const keyed = members.find(
    ({ type, optional }) => !optional && (type.kind === "number" || type.kind === "string"),
  );
  if (keyed === undefined) return undefined;
  const [l, r] = [`l[${JSON.stringify(keyed.name)}]`, `r[${JSON.stringify(keyed.name)}]`];
  if (keyed.type.kind === "number")
    return way === 0 ? `(l, r) => ${l} - ${r}` : `(l, r) => ${r} - ${l}`;
  return `(l, r) => (${l} < ${r} ? -1 : ${l} > ${r} ? 1 : 0)`;
}

function counted({ of }: ArrayType, making: Making): string {
  const { dice } = making;
  const [unused, at] = [making.freshName(), making.freshName()];
  const value = making.makeIn(of, withConstant(frozen(making.scope), at, number));
  const result = value.startsWith("{") ? `(${value})` : value;
  const length = dice.percent(70) ? String(dice.below(4)) : `${making.make(string)}.length`;
  return `Array.from({ length: ${length} }, (${unused}, ${at}): ${print(of)} => ${result})`;
}

function textList({ dice, make, ...making }: Making): string {
  return dice.pick([
    () => `${make(string)}.split(${dice.pick(['","', '""', '" "', '"a"', '"本"'])})`,
    () => `Object.keys(${someRecord({ dice, make, ...making }).text})`,
    () => `${make(arrayOf(number))}.map(String)`,
    () => `${make(arrayOf(string))}.filter(Boolean)`,
    () => `Array.from(${make(string)})`,
  ])();
}

function valuesOf(type: ArrayType, { make }: Making): string | undefined {
  if (mayBe(type.of, "undefined")) return undefined;
  return `Object.values(${make({ kind: "record", of: type.of })})`;
}

function entries(type: ArrayType, making: Making): string {
  const record = someRecord(making);
  return `Object.entries(${record.text}).map(${pairArrow(making, record.type.of, type.of)})`;
}

function pairArrow(making: Making, value: Type, result: Type): string {
  const [k, v] = [making.freshName(), making.freshName()];
  const scope = withConstant(withConstant(frozen(making.scope), k, string), v, value);
  const text = making.makeIn(result, scope);
  return `([${k}, ${v}]): ${print(result)} => ${text.startsWith("{") ? `(${text})` : text}`;
}

function accumulated(type: ArrayType, making: Making): string {
  const { dice, make } = making;
  const source = someArray(making);
  const [all, item] = [making.freshName(), making.freshName()];
  const scope = withConstant(withConstant(frozen(making.scope), all, type), item, source.type.of);
  const value = making.makeIn(type.of, scope);
  const whole = dice.percent(50) ? `[...${all}, ${value}]` : `[${value}, ...${all}]`;
  return `${source.text}.reduce<${print(type)}>((${all}, ${item}) => ${whole}, ${make(type)})`;
}
