import type { JsonValue } from "../../../lib/asl/index.ts";
import type { Dice } from "./dice.ts";
import {
  type Member,
  type ObjectType,
  oddKeys,
  partsOf,
  plainKeys,
  type Type,
  without,
} from "./types.ts";

export const numbers: readonly number[] = [
  0, 1, -1, 2, 3, 5, 7, -7, 10, 12, 100, 0.5, -0.5, 1.5, 2.5, -2.25, 0.1, 99.99, -123456.789, 1e6,
];

/** Seldom met, and then a surprise. */
export const bigNumbers: readonly number[] = [
  9007199254740991, -9007199254740991, 1e15, 123456789012345, 4294967296, 1e-7, 1e21, 0.000001,
];

export const texts: readonly string[] = [
  "",
  "a",
  "b",
  "abc",
  "ABC abc",
  "a,b,,c",
  " a b ",
  "0",
  "12",
  "-3.5",
  "12px",
  "aaa",
  "日本語",
  "東京 タワー",
  "カタカナ,ひらがな",
  "é€ü",
  '"q" \\ $1 $&',
  "line\nbreak",
  "{% $x %}",
  "null",
];

/** A value of a type as JSON; undefined where the type allows it and chance says so. */
export function randomValue(type: Type, dice: Dice): JsonValue | undefined {
  switch (type.kind) {
    case "number":
      return dice.percent(6) ? dice.pick(bigNumbers) : dice.pick(numbers);
    case "string":
      return dice.pick(texts);
    case "boolean":
      return dice.percent(50);
    case "null":
      return null;
    case "undefined":
      return undefined;
    case "array":
      return randomLength(dice).map(() => presentValue(type.of, dice));
    case "record":
      return Object.fromEntries(randomKeys(dice).map((key) => [key, presentValue(type.of, dice)]));
    case "object":
      return randomMembers(type, dice);
    case "union":
      return randomValue(dice.pick(partsOf(type)), dice);
  }
}

/** JSON has no undefined in a list. */
function presentValue(type: Type, dice: Dice): JsonValue {
  return randomValue(without(type, "undefined") ?? type, dice) ?? null;
}

function randomLength(dice: Dice): readonly undefined[] {
  return Array.from({ length: dice.pick([0, 1, 1, 2, 3, 4]) });
}

function randomKeys(dice: Dice): readonly string[] {
  const keys = [...plainKeys, ...oddKeys];
  return randomLength(dice).map(() => dice.pick(keys));
}

function randomMembers({ members }: ObjectType, dice: Dice): JsonValue {
  const present = members.filter(({ optional }) => !optional || dice.percent(60));
  return Object.fromEntries(
    present.flatMap(({ name, type }: Member) => {
      const value = randomValue(type, dice);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
