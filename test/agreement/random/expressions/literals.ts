import type { Dice } from "../dice.ts";
import { pathsTo } from "../scope.ts";
import {
  type ArrayType,
  keyText,
  type ObjectType,
  print,
  type RecordType,
  type Type,
} from "../types.ts";
import { bigNumbers, numbers, texts } from "../values.ts";
import type { Making } from "./making.ts";

/** Something in sight of this type, or something written down. */
export function leaf(type: Type, { dice, scope }: Making): string {
  const paths = pathsTo(scope, type);
  if (paths.length > 0 && dice.percent(80)) return dice.pick(paths).text;
  return literalOf(type, dice);
}

export function literalOf(type: Type, dice: Dice): string {
  switch (type.kind) {
    case "number":
      return numberLiteral(dice);
    case "string":
      return JSON.stringify(dice.pick(texts));
    case "boolean":
      return String(dice.percent(50));
    case "null":
      return "null";
    case "undefined":
      return "undefined";
    case "array":
      return arrayLiteral(type, dice.percent(30) ? [] : [literalOf(type.of, dice)]);
    case "record":
      return recordLiteral(type, dice.percent(30) ? [] : [`a: ${literalOf(type.of, dice)}`]);
    case "object":
      return objectLiteral(type, (member) => literalOf(member, dice), dice);
    case "union":
      return literalOf(dice.pick(type.parts), dice);
  }
}

/** Says its type where TypeScript would take a narrower one from the items. */
export function arrayLiteral(type: ArrayType, items: readonly string[]): string {
  const text = `[${items.join(", ")}]`;
  const isPlain = ["number", "string", "boolean"].includes(type.of.kind) && items.length > 0;
  return isPlain ? text : `(${text} as ${print(type)})`;
}

export function recordLiteral(type: RecordType, members: readonly string[]): string {
  return `({ ${members.join(", ")} } as ${print(type)})`;
}

function numberLiteral(dice: Dice): string {
  const value = dice.percent(3) ? dice.pick(bigNumbers) : dice.pick(numbers);
  return value < 0 ? `(${value})` : String(value);
}

/** An object with all members that it must have, and some of the others. */
export function objectLiteral(
  { members }: ObjectType,
  make: (type: Type) => string,
  dice: Dice,
): string {
  const written = members
    .filter(({ optional }) => !optional || dice.percent(50))
    .map(({ name, type }) => `${keyText(name)}: ${make(type)}`);
  return `{ ${written.join(", ")} }`;
}

/** What TypeScript knows the value of: it complains where that is compared or asked whether it is there. */
export function isWrittenDown(text: string): boolean {
  return /^\(?-?(["\d]|true|false|null|undefined|`)/.test(text);
}
