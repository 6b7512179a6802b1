import type { Assignment, Edge, NodeId } from "../ir/index.ts";

export function goTo(to: NodeId): Edge {
  return { assign: [], to };
}

/** The edge that first makes these assignments. */
export function assigning(assignments: readonly Assignment[], edge: Edge): Edge {
  return assignments.length === 0
    ? edge
    : { assign: [...assignments, ...edge.assign], to: edge.to };
}
