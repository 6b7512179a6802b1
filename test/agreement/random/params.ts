import type { JsonValue } from "../../../lib/asl/index.ts";
import type { Dice } from "./dice.ts";
import {
  mayBe,
  type ObjectType,
  objectOf,
  print,
  randomObject,
  randomType,
  type Type,
  without,
} from "./types.ts";
import { randomValue } from "./values.ts";

/** The params of a random flow, by name. */
export type Params = ReadonlyMap<string, Type>;

/** Some of the types that most things can be made of, some of chance. */
export function randomParams(dice: Dice): Params {
  const usual = dice.pick([
    { n: { kind: "number" }, s: { kind: "string" }, xs: { kind: "array", of: { kind: "number" } } },
    { k: { kind: "number" }, list: { kind: "array", of: { kind: "string" } } },
    {
      rows: {
        kind: "array",
        of: objectOf({
          id: { kind: "number" },
          name: { kind: "string" },
          "n?": { kind: "number" },
        }),
      },
    },
    { o: { kind: "record", of: { kind: "number" } }, t: { kind: "string" } },
    {
      grid: { kind: "array", of: { kind: "array", of: { kind: "number" } } },
      flag: { kind: "boolean" },
    },
    { p: randomObject(dice, 2), q: randomType(dice) },
  ] satisfies readonly Readonly<Record<string, Type>>[]);
  const more = ["w", "x", "y", "z"]
    .slice(dice.below(4))
    .map((name): [string, Type] => [name, randomType(dice)]);
  return new Map<string, Type>([...Object.entries(usual), ...more]);
}

/** `{ n, s }: { n: number; s?: string }` */
export function parameterText(params: Params): string {
  const members = [...params].map(([name, type]) => {
    const optional = mayBe(type, "undefined");
    const present = without(type, "undefined");
    return `${name}${optional ? "?" : ""}: ${present ? print(present) : "null"}`;
  });
  return `{ ${[...params.keys()].join(", ")} }: { ${members.join("; ")} }`;
}

export function randomInput(params: Params, dice: Dice): JsonValue {
  const type: ObjectType = {
    kind: "object",
    members: [...params].map(([name, of]) => ({
      name,
      optional: mayBe(of, "undefined"),
      type: without(of, "undefined") ?? { kind: "null" },
    })),
  };
  return randomValue(type, dice) ?? {};
}
