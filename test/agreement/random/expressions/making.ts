import type { Dice } from "../dice.ts";
import { frozen, type Scope, withConstant } from "../scope.ts";
import type { Type } from "../types.ts";

/** What it takes to make an expression: chance, what is in sight, and how much more may be nested. */
export interface Making {
  readonly dice: Dice;
  readonly scope: Scope;
  readonly depth: number;
  /** Steps may be awaited here, as `steps` allows. */
  readonly awaits: "none" | "safe" | "any";
  /** Any expression of the type, one level deeper. */
  make(type: Type): string;
  /** The same with other names in sight, inside a function. */
  makeIn(type: Type, scope: Scope): string;
  freshName(): string;
}

/** One way to make an expression of a type; undefined where there is none just here. */
export type Maker<T extends Type = Type> = (type: T, making: Making) => string | undefined;

/** An arrow function over parameters of these types; as many of them are named as chance says. */
export function arrow(making: Making, parameters: readonly Type[], result: Type): string {
  const { dice } = making;
  const count = dice.percent(70) ? 1 : 1 + dice.below(parameters.length);
  return arrowWith(making, parameters.slice(0, count), result);
}

/** The same with all its parameters. */
function arrowWith(making: Making, parameters: readonly Type[], result: Type): string {
  const names = parameters.map(() => making.freshName());
  const inner = names.reduce(
    (scope, name, at) => withConstant(scope, name, parameters[at] ?? result),
    frozen(making.scope),
  );
  return `(${names.join(", ")}) => ${body(making, result, inner)}`;
}

/** An expression, or a block with an early return. */
function body(making: Making, result: Type, scope: Scope): string {
  const { dice } = making;
  const value = making.makeIn(result, scope);
  if (making.depth > 1 && dice.percent(12)) {
    const test = making.makeIn({ kind: "boolean" }, scope);
    return `{ if (${test}) return ${making.makeIn(result, scope)}; return ${value}; }`;
  }
  return value.startsWith("{") ? `(${value})` : value;
}
