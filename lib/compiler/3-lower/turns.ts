import type { Assignment } from "../ir/index.ts";
import { binary, type Expression, literal, read, source } from "../jsonata/index.ts";
import type { Place } from "./place.ts";

/** A place among the turns of a loop or the items of a map, and what counts them. */
export interface Counted {
  readonly place: Place;
  readonly assign: readonly Assignment[];
}

/** Inside an iteration: its index is one of the `turns` around. */
export function inIteration(place: Place): Counted {
  if (!wantsTurns(place)) return { place, assign: [] };
  const variable = place.flow.variables.declare("item_index", "never");
  return {
    place: inTurn(place, read(variable)),
    assign: [{ variable, value: source("itemIndex") }],
  };
}

/** A loop whose turns nothing else counts. */
export interface CountedLoop {
  readonly place: Place;
  readonly start: readonly Assignment[];
  readonly again: readonly Assignment[];
}

export function countedLoop(place: Place): CountedLoop {
  if (!wantsTurns(place)) return { place, start: [], again: [] };
  const variable = place.flow.variables.declare("turn", "never");
  return {
    place: inTurn(place, read(variable)),
    start: [{ variable, value: literal(0) }],
    again: [{ variable, value: binary("+", read(variable), literal(1)) }],
  };
}

/** Inside a loop that has a counter of its own. */
export function inTurn(place: Place, turn: Expression): Place {
  return wantsTurns(place) ? { ...place, turns: [...(place.turns ?? []), turn] } : place;
}

/** Made of them are only the key of a task that takes a `context`, the id of who holds a lock, and where a value is written that a container gets by its address. */
function wantsTurns({ flow: { project } }: Place): boolean {
  return (
    project.tasks.some(({ takesContext, lock }) => takesContext || lock) ||
    project.containers.some(({ lock }) => lock) ||
    project.sourceFiles.some(({ text }) => text.includes("withLock")) ||
    project.containers.some(({ gives }) => gives.length > 0)
  );
}
