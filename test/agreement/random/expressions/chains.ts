import { pathsIn } from "../scope.ts";
import { arrayOf, mayBe, number, objectOf, recordOf, string, type Type } from "../types.ts";
import { arrow, type Maker, type Making } from "./making.ts";
import { someArray, someRecord } from "./sources.ts";

const boolean: Type = { kind: "boolean" };
const row = objectOf({ id: number, name: string, "n?": number });
const isText = ({ kind }: Type): boolean => kind === "string";

/** Chains that end early, where something is absent. */
export const chainStrings: readonly Maker[] = [
  (_, making) =>
    `(${someArray(making, string).text}[${making.dice.below(4)}]?.${textCall(making)} ?? ${making.make(string)})`,
  (_, making) => `(${rowOf(making)}?.name ?? ${making.make(string)})`,
  (_, making) => `(${rowOf(making)}?.name.${textCall(making)} ?? ${making.make(string)})`,
  (_, making) => `\`\${${rowOf(making)}?.n}\``,
  (_, making) => {
    const found = pathsIn(making.scope).filter(
      ({ type }) =>
        mayBe(type, "undefined", "null") &&
        mayBe(type, "string") &&
        parts(type)
          .filter(({ kind }) => kind !== "null" && kind !== "undefined")
          .every(isText),
    );
    return found.length === 0
      ? undefined
      : `(${making.dice.pick(found).text}?.${textCall(making)} ?? ${making.make(string)})`;
  },
  (_, making) =>
    `(${someRecordOf(making, string)}[${making.make(string)}]?.${textCall(making)} ?? "none")`,
];

export const chainNumbers: readonly Maker[] = [
  (_, making) => `(${rowOf(making)}?.n ?? ${making.make(number)})`,
  (_, making) => `(${rowOf(making)}?.name.length ?? ${making.make(number)})`,
  (_, making) =>
    `(${rowOf(making)}?.name?.at(${making.dice.pick([0, -1, 5])})?.length ?? ${making.make(number)})`,
  (_, making) =>
    `(${someArray(making, arrayOf(number)).text}[${making.dice.below(3)}]?.[${making.dice.below(3)}] ?? ${making.make(number)})`,
  (_, making) =>
    `(${someArray(making, arrayOf(string)).text}.at(-1)?.find(${arrow(making, [string], boolean)})?.length ?? ${making.make(number)})`,
  (_, making) =>
    `(${someRecordOf(making, arrayOf(number))}[${making.make(string)}]?.map(${arrow(making, [number], number)}).length ?? -1)`,
];

export const chainBooleans: readonly Maker[] = [
  (_, making) => `(${rowOf(making)}?.n === undefined)`,
  (_, making) => `(${rowOf(making)}?.name === ${making.make(string)})`,
  (_, making) => `!!${rowOf(making)}?.n`,
  (_, making) => `("n" in (${rowOf(making)} ?? { id: 0, name: "" }))`,
];

function parts(type: Type): readonly Type[] {
  return type.kind === "union" ? type.parts : [type];
}

/** A row that may be absent. */
function rowOf(making: Making): string {
  const { dice } = making;
  const { text } = someArray(making, row);
  return dice.pick([
    () => `${text}[${dice.below(3)}]`,
    () => `${text}.at(${dice.pick([0, -1, -3, 2])})`,
    () => `${text}.find(${arrow(making, [row], boolean)})`,
  ])();
}

function someRecordOf(making: Making, of: Type): string {
  const found = someRecord(making);
  return JSON.stringify(found.type.of) === JSON.stringify(of)
    ? found.text
    : making.make(recordOf(of));
}

function textCall({ dice }: Making): string {
  return dice.pick(["toUpperCase()", "trim()", "slice(1)", "at(0)", 'split(",").join("-")']);
}
