import type { Block, Writer } from "./block.ts";
import { assignment, bareStep, elementChange, memberChange, push, swap } from "./changes.ts";
import { allOfBodies, allOfTuple, kept, mapped } from "./concurrency.ts";
import { forCounter, forOf, ifElse, leave, switchOver, whileCounter } from "./control.ts";
import {
  closure,
  constant,
  destructured,
  owned,
  stepResult,
  subFlow,
  variable,
} from "./declarations.ts";
import { tryCatch } from "./errors.ts";

export type { Block } from "./block.ts";

/** Some random statements; what they declare is in sight of those that follow. */
export function randomStatements(block: Block, most = 4): readonly string[] {
  const inner = { ...block };
  return Array.from({ length: 1 + block.dice.below(most) }, () => randomStatement(inner));
}

/** Statements that go on writing into the block itself. */
export function randomStatement(block: Block): string {
  for (let tries = 0; tries < 6; tries++) {
    const nested = block.depth > 0 && block.dice.percent(45);
    const text = nested
      ? block.dice.pick(nestings)(block, (inner) => randomStatements(inner, 3))
      : block.dice.pick(writers)(block);
    if (text !== undefined) return text;
  }
  return constant(block) ?? ";";
}

const writers: readonly Writer[] = [
  constant,
  constant,
  variable,
  variable,
  owned,
  destructured,
  closure,
  stepResult,
  stepResult,
  stepResult,
  subFlow,
  assignment,
  assignment,
  assignment,
  push,
  memberChange,
  elementChange,
  swap,
  bareStep,
  allOfTuple,
  kept,
];

const nestings = [
  ifElse,
  ifElse,
  switchOver,
  forOf,
  forOf,
  forCounter,
  whileCounter,
  leave,
  leave,
  tryCatch,
  mapped,
  allOfBodies,
] as const;
