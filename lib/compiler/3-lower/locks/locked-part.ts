import type ts from "typescript";
import type { LoadedLock } from "../../1-load/index.ts";
import type { Catch, Edge } from "../../ir/index.ts";
import { type Expression, read } from "../../jsonata/index.ts";
import { isCaught } from "../ends.ts";
import { catching } from "../errors/catching.ts";
import { rethrowing } from "../errors/rethrowing.ts";
import { within } from "../errors/within.ts";
import { type Place, refuse, type StepPlace } from "../place.ts";
import { type Asked, givingBack, releasing, taking } from "./asked.ts";
import { lockName } from "./lock-name.ts";
import { recorded } from "./recorded.ts";

/** A part of a flow that asks for a lock. */
export interface LockedPart {
  readonly lock: LoadedLock;
  readonly node: ts.Node;
  readonly around: "step" | "block";
  /** A text, or a variable that holds one. */
  readonly key?: Expression;
}

/**
 * The lock before a part of the flow, which is given back on every way on which the run goes on: behind the part, and on the way of an error that is caught around it. Where
 * nothing catches, the run fails with its place: a redrive goes on in the middle of the part.
 */
export function lockedPart(
  part: LockedPart,
  at: StepPlace,
  body: (inner: StepPlace) => Edge,
): Edge {
  const { place } = at;
  const fence = place.flow.variables.declare("fence", "never");
  const asked: Asked = {
    ...part,
    fence,
    holder: { id: place.flow.locks.nextHolder(), turns: place.turns ?? [] },
  };
  if (place.caughtAround === "beside others")
    refuse(place, "NG1722", part.node, { lock: lockName(part.lock.lock) });
  const held = recorded(asked, place);
  const inside: Place = { ...place, held: [...place.held, held], fence: read(fence) };
  const next = givingBack(asked, at.next, place);
  if (!isCaught(place)) return taking(asked, body({ ...at, place: inside, next }), place, []);
  const failed = rethrowing(part.node, place, (edge) => givingBack(asked, edge, place));
  const unlocking = catching(place, failed);
  const entered = body({ ...at, place: within(unlocking, inside), next });
  return taking(asked, entered, place, busy(asked, place), givingUp(asked, place));
}

/** Who finds no place and doesn't wait has nothing to give back. */
function busy({ lock }: Asked, { exits }: Place): readonly Catch[] {
  if (lock.whenBusy !== "fail") return [];
  return exits.catches().map(({ edge }) => ({ errors: ["LockBusy"], edge }));
}

/** The flow goes on without the lock: nobody may wait for it in the queue any more. */
function givingUp(asked: Asked, place: Place): readonly Catch[] {
  const label = `give up ${asked.lock.label}`;
  const first = (edge: Edge): Edge => releasing(asked, label, LEAVES, edge, place);
  return catching(place, rethrowing(asked.node, place, first)).catches();
}

const LEAVES = "The lock was not taken, and the flow goes on: leaves the queue";
