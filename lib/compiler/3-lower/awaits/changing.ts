import type ts from "typescript";
import { changesOf, ownChanges } from "../../1-load/index.ts";
import type { Changing } from "./snapshots.ts";
import type { Unit } from "./units.ts";

/** What a unit changes while it is evaluated. */
export function changing(checker: ts.TypeChecker): (unit: Unit) => Changing {
  return (unit) => {
    const { node, kind } = unit;
    if (kind === "effect") return { node, changes: ownChanges([node], checker) };
    if (kind === "each") return { node, changes: changesOf([node], checker) };
    if (kind === "branch") return { node, changes: changesOf([node], checker), waits: true };
    const { step } = unit;
    const body = step?.kind === "inline" ? step.code.fn.body : undefined;
    const work = step?.kind === "locked" ? step.lock.work : body;
    return { node, changes: changesOf(work ? [work] : [], checker), waits: true };
  };
}
