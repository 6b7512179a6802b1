import type { Graph } from "../ir/index.ts";
import { readsOf, type VariableId } from "../jsonata/index.ts";
import { expressionsOf } from "./expressions-of.ts";

/** How many expressions of a graph, and of those in it, read each variable. */
export interface Readers {
  count(variable: VariableId): number;
}

export function readersIn(graph: Graph): Readers {
  const counts = new Map<VariableId, number>();
  for (const expression of expressionsOf(graph)) {
    for (const variable of readsOf(expression)) {
      counts.set(variable, (counts.get(variable) ?? 0) + 1);
    }
  }
  return { count: (variable) => counts.get(variable) ?? 0 };
}
