import { type Path, pathsIn } from "../scope.ts";
import {
  type ArrayType,
  arrayOf,
  assignable,
  mayBe,
  number,
  objectOf,
  print,
  type RecordType,
  randomElement,
  randomObject,
  recordOf,
  string,
  type Type,
  without,
} from "../types.ts";
import type { Making } from "./making.ts";

export interface Source<T extends Type> {
  readonly text: string;
  readonly type: T;
}

/** An array to call a method of: one in sight, or a new one. */
export function someArray(making: Making, of?: Type): Source<ArrayType> {
  const { dice, scope } = making;
  const found = pathsIn(scope).flatMap(({ text, type }) =>
    type.kind === "array" && (of === undefined || print(type.of) === print(of))
      ? [{ text, type }]
      : [],
  );
  if (found.length > 0 && dice.percent(65)) return dice.pick(found);
  const type = arrayOf(of ?? newElement(making));
  return { text: making.make(type), type };
}

/** An array whose elements sort well. */
export function someArrayOf(making: Making, ...of: readonly Type[]): Source<ArrayType> {
  return someArray(making, making.dice.pick(of));
}

export function someRecord(making: Making): Source<RecordType> {
  const { dice, scope } = making;
  const found = pathsIn(scope).flatMap(({ text, type }) =>
    type.kind === "record" ? [{ text, type }] : [],
  );
  if (found.length > 0 && dice.percent(65)) return dice.pick(found);
  const type = recordOf(without(randomElement(dice), "undefined") ?? string);
  return { text: making.make(type), type };
}

/** Something that may be null or undefined. */
export function someOptional(making: Making): Path {
  const { dice, scope } = making;
  const found = pathsIn(scope).filter(({ type }) => mayBe(type, "null", "undefined"));
  if (found.length > 0 && dice.percent(70)) return dice.pick(found);
  const { text, type } = someArray(making);
  return {
    text: `${text}.at(${dice.pick([0, -1, 1])})`,
    type: { kind: "union", parts: [type.of, { kind: "undefined" }] },
  };
}

/** Anything in sight, or a new scalar. */
export function anything(making: Making): Path {
  const { dice, scope } = making;
  const paths = pathsIn(scope);
  if (paths.length > 0 && dice.percent(75)) return dice.pick(paths);
  const type = dice.pick([number, string]);
  return { text: making.make(type), type };
}

/** A type for an expression of its own inside another. */
function newElement({ dice }: Making): Type {
  return dice.percent(30)
    ? randomObject(dice, 1)
    : dice.pick([
        number,
        number,
        string,
        string,
        { kind: "boolean" },
        arrayOf(number),
        arrayOf(string),
        objectOf({ id: number, name: string, "n?": number }),
      ]);
}

/** Whether a value of the type reads the same as text everywhere. */
export function isScalar(type: Type): boolean {
  return assignable(type, {
    kind: "union",
    parts: [number, string, { kind: "boolean" }, { kind: "null" }],
  });
}
