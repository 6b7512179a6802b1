import type { Assignment, Edge } from "../ir/index.ts";
import type { VariableId } from "../jsonata/index.ts";
import { substitute, type Values } from "./substitute.ts";

/**
 * From here on the assignments of an edge happen at once, as those of a state do: each value is in terms of what the variables held before the
 * edge.
 */
export function atOnce(edge: Edge): Edge {
  return { ...edge, assign: assignments(runInOrder(new Map(), edge.assign)) };
}

/** The edge that does what `first` does and then what `second` does. */
export function compose(first: Edge, second: Edge): Edge {
  const held = valuesOf(first);
  const later = second.assign.map(
    ({ variable, value }) => [variable, substitute(value, held)] as const,
  );
  return { assign: assignments(new Map([...held, ...later])), to: second.to };
}

/** What the variables hold after the edge, by variable. */
export function valuesOf(edge: Edge): Values {
  return new Map(edge.assign.map(({ variable, value }) => [variable, value]));
}

/** The assignments that give the variables these values. */
function assignments(values: Values): readonly Assignment[] {
  return [...values].map(([variable, value]) => ({ variable, value }));
}

function runInOrder(
  held: Map<VariableId, Assignment["value"]>,
  steps: readonly Assignment[],
): Values {
  for (const { variable, value } of steps) held.set(variable, substitute(value, held));
  return held;
}
