import { type LockCall, lockOfCall, rateOfCall } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import { callableOf } from "../callables/callable-of.ts";
import { assigning } from "../edges.ts";
import { lowerExpression } from "../expressions/index.ts";
import { textOf } from "../expressions/text.ts";
import { heldKey } from "../locks/key-of.ts";
import { lockedPart } from "../locks/locked-part.ts";
import { ratedPart } from "../locks/rated-part.ts";
import { contextAt, refuse, type StepPlace } from "../place.ts";
import { inPlaceOfCall } from "./inline.ts";
import { type LockedStep, stepBoundTo } from "./resolve-step.ts";
import { startStep } from "./start-step.ts";

/** `await withLock("warehouse", async () => …)`: the function's body in place of the call, behind the lock or the rate. */
export function lowerLocked({ lock: asked }: LockedStep, at: StepPlace): Edge {
  const { word, call } = asked;
  const label = String(asked.settings.get("name")?.value ?? word);
  const held = keyFor(asked, label, at);
  const key = held && { key: held.key };
  const body = (inner: StepPlace): Edge => bodyOf(asked, inner);
  const edge =
    word === "withLock"
      ? lockedPart({ lock: lockOfCall(asked), node: call, around: "block", ...key }, at, body)
      : ratedPart({ rate: rateOfCall(asked), node: call, ...key }, at, body);
  return assigning(held?.before ?? [], edge);
}

function keyFor({ key }: LockCall, label: string, { place, context }: StepPlace) {
  if (key === undefined) return undefined;
  return heldKey(textOf(lowerExpression(key, context), context), label, place, key);
}

function bodyOf({ work, call }: LockCall, at: StepPlace): Edge {
  const { project } = at.place.flow;
  const node = work ?? call;
  const step = work && (project.stepOf(work) ?? stepBoundTo(work, project));
  if (step) return startStep(step, undefined, node, { ...at, context: contextAt(at.place) });
  const code = work && callableOf(work, project);
  if (code?.kind === "code") return inPlaceOfCall(code, { values: [], given: new Map() }, call, at);
  refuse(at.place, "NG1000", node, { construct: `\`${node.getText()}\`` }, WORK);
  return at.next;
}

const WORK = "write the function in place: `async () => …`";
