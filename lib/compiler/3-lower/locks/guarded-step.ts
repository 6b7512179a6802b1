import type ts from "typescript";
import type { LoadedContainer, LoadedTask } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import { mayDiffer } from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import { hold } from "../bind-names.ts";
import { isPlain } from "../calls/inline-function.ts";
import type { Value } from "../context.ts";
import { assigning } from "../edges.ts";
import type { StepPlace } from "../place.ts";
import { type HeldKey, keyOf } from "./key-of.ts";
import { lockedPart } from "./locked-part.ts";
import { ratedPart } from "./rated-part.ts";

/** A call of a task or container behind its rate and its lock. First the lock: who has an instant of the rate must not wait any more. */
export function guardedStep(
  step: LoadedTask | LoadedContainer,
  input: Value | undefined,
  node: ts.Node,
  at: StepPlace,
  start: (input: Value | undefined, inner: StepPlace) => Edge,
): Edge {
  const { lock, rate } = step;
  if (lock === undefined && rate === undefined) return start(input, at);
  const { before, value } = read(
    input,
    [lock, rate].some((each) => each?.key),
    node,
    at,
  );
  const keyFor = (of: typeof lock | typeof rate): HeldKey | undefined =>
    of && keyOf(of, value, at.context, at.place);
  const [lockKey, rateKey] = [keyFor(lock), keyFor(rate)];
  const key = (held: HeldKey | undefined) => held && { key: held.key };
  const rated = (inner: StepPlace): Edge =>
    rate
      ? ratedPart({ rate, node, ...key(rateKey) }, inner, (last) => start(value, last))
      : start(value, inner);
  const edge = lock
    ? lockedPart({ lock, node, around: "step", ...key(lockKey) }, at, rated)
    : rated(at);
  return assigning([...before, ...(lockKey?.before ?? []), ...(rateKey?.before ?? [])], edge);
}

/** What a key is made of is computed once. */
function read(input: Value | undefined, isRead: boolean, node: ts.Node, { place }: StepPlace) {
  const isTaken = isRead && input && (mayDiffer(input.expression) || !isPlain(input));
  if (!isTaken) return { before: [], value: input };
  const { variable, value } = hold(input, place, "input");
  return { before: assignment(place, variable, input.expression, node), value };
}
