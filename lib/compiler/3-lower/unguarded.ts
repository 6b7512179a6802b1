import { diagnostic } from "../../diagnostics/index.ts";
import { type Edge, type Graph, graphsOf, mapEdges, type Node } from "../ir/index.ts";
import type { FlowLowering } from "./place.ts";

/**
 * Refuses expressions inside `try` that may throw where no state can catch it: only Task, Parallel and Map have a Catch, and it covers what they
 * assign on their way out.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function refuseUnguarded(graph: Graph, flow: FlowLowering): void {
  refuseOn(graph.entry, undefined, flow);
  for (const node of graph.nodes.values()) {
    mapEdges(node, (edge, role) => {
      refuseOn(edge, role === "next" ? node : undefined, flow);
      return edge;
    });
    for (const inner of graphsOf(node)) refuseUnguarded(inner, flow);
  }
}

function refuseOn(edge: Edge, from: Node | undefined, flow: FlowLowering): void {
  const covering = from && "catch" in from ? from.catch : [];
  for (const assignment of edge.assign) {
    const guarded = flow.guarded.get(assignment);
    if (guarded === undefined || covering.includes(guarded.by)) continue;
    flow.guarded.delete(assignment);
    flow.report(diagnostic("NG1607", guarded.span, {}));
  }
}
