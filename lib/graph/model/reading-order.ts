import type { GraphEdge } from "./graph.ts";

/**
 * States in the order in which a reader meets them: what leads to a state comes before it, loops apart. The layout keeps this order and
 * turns against it only the edges that go back in a loop.
 */
export function readingOrder(
  startAt: string,
  names: readonly string[],
  edges: readonly GraphEdge[],
): readonly string[] {
  const leaving = Map.groupBy(edges, ({ from }) => from);
  const seen = new Set<string>();
  const finished: string[] = [];
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const edge of (leaving.get(name) ?? []).toReversed()) visit(edge.to);
    finished.push(name);
  };
  visit(startAt);
  const reached = finished.toReversed();
  return [...reached, ...names.filter((name) => !seen.has(name))];
}
