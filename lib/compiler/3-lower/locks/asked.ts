import type ts from "typescript";
import type { LoadedLock } from "../../1-load/index.ts";
import type { Catch, Edge, LockHolder, LockPlace, Origin } from "../../ir/index.ts";
import { call, type Expression, member, source, type VariableId } from "../../jsonata/index.ts";
import { lambdaRetry } from "../calls/retries.ts";
import { assigning, goTo } from "../edges.ts";
import { originAt, type Place } from "../place.ts";
import { commentOf, waitingComment } from "./comments.ts";
import { functionRetry, isBusy, writeRetry } from "./retries.ts";

/** A lock that is asked for at a place of the code. */
export interface Asked {
  readonly lock: LoadedLock;
  readonly around: "flow" | "step" | "block";
  readonly node: ts.Node;
  readonly key?: Expression;
  /** Absent: the run itself. */
  readonly holder?: LockHolder;
  /** Holds the number of the taking. */
  readonly fence: VariableId;
}

/**
 * Takes the lock on the way to `body`: one write where it is free, and a wait for the function's answer where it is not.
 *
 * @param otherwise what the wait catches first
 */
export function taking(
  asked: Asked,
  body: Edge,
  place: Place,
  otherwise: readonly Catch[],
  failing: readonly Catch[] = [],
): Edge {
  const { lock, fence } = asked;
  const at = lockPlace(asked);
  const { limit, whenBusy, priority, timeoutSeconds } = lock;
  const answer = source("result");
  const wait = place.graph.add({
    kind: "task",
    origin: named(asked, `wait for ${lock.label}`, waitingComment(lock), place),
    action: { kind: "acquire", ...at, limit, whenBusy, priority },
    retry: [functionRetry.never, functionRetry.others],
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    waitsForToken: true,
    next: assigning([{ variable: fence, value: member(answer, "fence") }], body),
    catch: [...otherwise, ...failing],
  });
  const written = member(member(member(answer, "Attributes"), "fence"), "N");
  const take = place.graph.add({
    kind: "task",
    origin: named(asked, `lock ${lock.label}`, commentOf(lock, asked.around), place),
    action: {
      kind: "take",
      ...at,
      limit,
      since: member(member(source("context"), "State"), "EnteredTime"),
    },
    retry: [writeRetry],
    next: assigning([{ variable: fence, value: call("number", written) }], body),
    catch: [{ errors: [isBusy], edge: goTo(wait) }, ...failing],
  });
  return goTo(take);
}

/** Gives the lock back on the way to `next`: one write where nobody waits, otherwise by the function, which gives the place to the next. */
export function givingBack(asked: Asked, next: Edge, place: Place): Edge {
  const { label } = asked.lock;
  const handOver = releasing(asked, `hand over ${label}`, HANDED, next, place);
  const unlock = place.graph.add({
    kind: "task",
    origin: named(asked, `unlock ${label}`, undefined, place),
    action: { kind: "giveBack", ...lockPlace(asked) },
    retry: [writeRetry],
    next,
    catch: [{ errors: [isBusy], edge: handOver }, ...place.exits.catches()],
  });
  return goTo(unlock);
}

const HANDED = "Somebody waits for it: gives the place to the next";

/** Tells the function that the place, or the wait for it, is given up. */
export function releasing(
  asked: Asked,
  label: string,
  comment: string,
  next: Edge,
  place: Place,
): Edge {
  const release = place.graph.add({
    kind: "task",
    origin: named(asked, label, comment, place),
    action: { kind: "release", ...lockPlace(asked) },
    retry: [lambdaRetry],
    next,
    catch: place.exits.catches(),
  });
  return goTo(release);
}

function lockPlace({ lock, key, holder }: Asked): LockPlace {
  return { lock: lock.lock, ...(key && { key }), ...(holder && { holder }) };
}

/** With the code's comment where that is about the state, or one that says what the state is for. */
function named(
  { node, lock, around }: Asked,
  label: string,
  comment: string | undefined,
  place: Place,
): Origin {
  const { comment: own, ...origin } = originAt(place, node, label);
  const isOwn = around === "block" && label === `lock ${lock.label}`;
  const said = (isOwn ? own : undefined) ?? comment;
  return said === undefined ? origin : { ...origin, comment: said };
}
