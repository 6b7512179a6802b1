import type { Dice } from "../dice.ts";
import type { Scope } from "../scope.ts";
import { partsOf, type Type } from "../types.ts";
import { anyMakers } from "./any.ts";
import { arrayMakers } from "./array.ts";
import { arrayCopies, sortedByFew } from "./array-copies.ts";
import { booleanMakers } from "./boolean.ts";
import { chainBooleans, chainNumbers, chainStrings } from "./chains.ts";
import { groupArrays, groupNumbers } from "./groups.ts";
import { leaf, literalOf } from "./literals.ts";
import type { Maker, Making } from "./making.ts";
import { numberMakers } from "./number.ts";
import { numbersFromTexts, textsOfNumbers } from "./number-texts.ts";
import { objectMakers, recordMakers } from "./object.ts";
import { patternArrays, patternBooleans, patternNumbers, patternStrings } from "./patterns.ts";
import { rareTextBooleans, rareTextNumbers, rareTexts } from "./rare-texts.ts";
import { stringMakers } from "./string.ts";
import { timeBooleans, timeNumbers, timeTexts } from "./times.ts";

export interface ExpressionOptions {
  readonly dice: Dice;
  readonly scope: Scope;
  readonly depth: number;
  readonly awaits?: Making["awaits"];
  freshName(): string;
}

/** A random expression of a type, as TypeScript. */
export function randomExpression(type: Type, options: ExpressionOptions): string {
  const { dice, scope, depth, awaits = "none", freshName } = options;
  const inner =
    (inScope: Scope, inAwaits: Making["awaits"]) =>
    (innerType: Type): string =>
      randomExpression(innerType, {
        dice,
        scope: inScope,
        depth: depth - 1,
        awaits: inAwaits,
        freshName,
      });
  const making: Making = {
    dice,
    scope,
    depth,
    awaits,
    make: inner(scope, dice.percent(50) ? awaits : "none"),
    makeIn: (innerType, inScope) => inner(inScope, "none")(innerType),
    freshName,
  };
  return depth <= 0 || dice.percent(20) ? leaf(type, making) : composed(type, making);
}

function composed(type: Type, making: Making): string {
  const { dice } = making;
  for (let tries = 0; tries < 4; tries++) {
    const makers = dice.percent(35) ? anyMakers : makersOf(type);
    const text = dice.pick(makers)(type, making);
    if (text !== undefined) return text;
  }
  return leaf(type, making);
}

function makersOf(type: Type): readonly Maker[] {
  return MAKERS[type.kind] as readonly Maker[];
}

const written: Maker = (type, { dice }) => literalOf(type, dice);

const MAKERS = {
  number: [
    ...numberMakers,
    ...patternNumbers,
    ...numbersFromTexts,
    ...chainNumbers,
    ...groupNumbers,
    ...rareTextNumbers,
    ...timeNumbers,
  ],
  string: [
    ...stringMakers,
    ...patternStrings,
    ...textsOfNumbers,
    ...chainStrings,
    ...rareTexts,
    ...timeTexts,
  ],
  boolean: [
    ...booleanMakers,
    ...patternBooleans,
    ...chainBooleans,
    ...rareTextBooleans,
    ...timeBooleans,
  ],
  null: [written],
  undefined: [written],
  array: [...arrayMakers, ...patternArrays, ...groupArrays, ...arrayCopies, ...sortedByFew],
  record: recordMakers,
  object: objectMakers,
  union: [(type: Type, { dice, make }: Making) => make(dice.pick(partsOf(type)))],
} satisfies Record<Type["kind"], readonly ((type: never, making: Making) => string | undefined)[]>;
