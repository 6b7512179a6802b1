import type { Dice } from "../dice.ts";
import { randomExpression } from "../expressions/index.ts";
import type { Scope } from "../scope.ts";
import { print, type Type } from "../types.ts";

/** Where statements are being written: what is in sight, and what may be done here. */
export interface Block {
  readonly dice: Dice;
  /** Grows as declarations are written. */
  scope: Scope;
  /** How many more statements may be nested. */
  readonly depth: number;
  /** Steps may be awaited; `safe`: only those that never fail. */
  readonly awaits: "none" | "safe" | "any";
  readonly inLoop: boolean;
  /** `break` would leave a `switch`, not the loop around it. */
  readonly inSwitch?: boolean;
  /** Of the loops around, within the function. */
  readonly labels?: readonly string[];
  /** Somewhere in a `try`: no promise may be kept there. */
  readonly inTry?: true;
  /** In a branch that runs beside others. */
  readonly isBranch?: true;
  /** In a branch that is aborted if another fails, with the flow going on. */
  readonly isAborted?: true;
  /** How many of the locks may not be asked for: one that is held, and those before it. */
  readonly rank?: number;
  /** What may be returned here: anything in a flow, one type in a helper, nothing in some places. */
  readonly returns: "anything" | Type | "nothing";
  freshName(): string;
}

/** One way to write a statement; undefined where there is none just here. */
export type Writer = (block: Block) => string | undefined;

export function expression(block: Block, type: Type, depth = 2): string {
  const { dice, scope, awaits, freshName } = block;
  const own = dice.percent(25) ? awaits : "none";
  return randomExpression(type, {
    dice,
    scope,
    depth: dice.below(depth + 1),
    awaits: own,
    freshName,
  });
}

/** An expression that never waits. */
export function pureExpression(block: Block, type: Type, depth = 2): string {
  return expression({ ...block, awaits: "none" }, type, depth);
}

/** `: T`, where TypeScript would take a narrower one. */
export function annotation(type: Type): string {
  return `: ${print(type)}`;
}

export function indented(lines: readonly string[]): string {
  return lines
    .flatMap((line) => line.split("\n"))
    .map((line) => `  ${line}`)
    .join("\n");
}
