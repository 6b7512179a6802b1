import type ts from "typescript";
import { labelsOf } from "../labels.ts";
import type { Exits, Leaving, Place } from "../place.ts";

/** The ways out of a loop's body: its own `break` and `continue`, also by its labels. */
export function loopExits(
  loop: ts.IterationStatement,
  place: Place,
  own: Required<Leaving>,
): Exits {
  const labelled = labelsOf(loop).map((label) => [label, own] as const);
  return { ...place.exits, ...own, labelled: new Map([...place.exits.labelled, ...labelled]) };
}
