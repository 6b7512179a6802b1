import {
  assignedMaybe,
  assignedNumber,
  assignedText,
  patternAssigned,
} from "./assignment-values.ts";
import type { Block, Writer } from "./block.ts";
import { assignment, bareStep, elementChange, memberChange, push, swap } from "./changes.ts";
import { changingClosure, summedByEach } from "./closures.ts";
import { allOfBodies, allOfTuple, kept, mapped } from "./concurrency.ts";
import {
  forCounter,
  forIn,
  forOf,
  forOfParts,
  forStep,
  ifElse,
  labeled,
  leave,
  switchOver,
  switchTrue,
  whileCounter,
} from "./control.ts";
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
import { listChange, listTaken, ownedDeep } from "./list-changes.ts";
import { locked, rated } from "./locks.ts";
import { patternParameters, takenApart } from "./patterns.ts";
import { settledItems, settledTuple } from "./settled.ts";

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
  listChange,
  listChange,
  listTaken,
  ownedDeep,
  assignedNumber,
  assignedText,
  assignedMaybe,
  patternAssigned,
  takenApart,
  patternParameters,
  settledTuple,
  changingClosure,
  summedByEach,
];

const nestings = [
  ifElse,
  ifElse,
  switchOver,
  forOf,
  forOf,
  forCounter,
  forStep,
  forIn,
  forOfParts,
  labeled,
  labeled,
  switchTrue,
  settledItems,
  whileCounter,
  leave,
  leave,
  tryCatch,
  mapped,
  allOfBodies,
  locked,
  rated,
] as const;
