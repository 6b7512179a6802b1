import {
  type Assignment,
  type Edge,
  edgesOf,
  type Node,
  type NodeId,
  type Stops,
  type TaskNode,
} from "../../ir/index.ts";
import { literal } from "../../jsonata/index.ts";
import type { GraphContext } from "../emit-graph.ts";

/** Edges out of a container that come back to it, in a loop of the flow, let its counters begin anew. */
export function startingAnew(
  node: TaskNode,
  stops: Stops,
  context: GraphContext,
): (edge: Edge) => Edge {
  return (edge) =>
    leadsTo(edge.to, node, context) ? { ...edge, assign: [...edge.assign, ...anew(stops)] } : edge;
}

/** The counters as they are before the first run. */
export function anew({ starts, tries, retry }: Stops): readonly Assignment[] {
  const counters = retry === undefined ? [starts] : [starts, tries];
  return counters.map((variable) => ({ variable, value: literal(0) }));
}

function leadsTo(from: NodeId, goal: Node, context: GraphContext): boolean {
  const seen = new Set<NodeId>();
  const visit = (id: NodeId): boolean => {
    if (seen.has(id)) return false;
    seen.add(id);
    const node = context.node(id);
    return node === goal || edgesOf(node).some(({ to }) => visit(to));
  };
  return visit(from);
}
