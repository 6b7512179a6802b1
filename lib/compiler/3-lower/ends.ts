import type { Edge, Graph } from "../ir/index.ts";
import { goTo } from "./edges.ts";
import { settleFailures } from "./errors/settle-failures.ts";
import { createGraphBuilder, type GraphBuilder } from "./graph-builder.ts";
import { type Exits, originAt, type Place } from "./place.ts";

/** The ways out of a graph: its function returns, or an error that nothing in it catches. */
export function endExits(graph: GraphBuilder, place: Pick<Place, "flow">): Exits {
  return {
    return: (result, node) =>
      goTo(
        graph.add({
          kind: "end",
          origin: originAt(place, node, "return"),
          ...(result && { value: result.value }),
          ...(result?.optional && { optional: true }),
        }),
      ),
    throw: ({ error, cause, origin }) => goTo(graph.add({ kind: "fail", origin, error, cause })),
    labelled: new Map(),
    catches: () => [],
  };
}

/** The graph of a branch or iteration: it reads what is around it, and nothing in it leaves it but its end. */
export function nestedGraph(place: Place, build: (inner: Place) => Edge, runs: Runs): Graph {
  const graph = createGraphBuilder(place.flow.nextNode, (add, resolve) =>
    settleFailures(place.flow, add, resolve),
  );
  const { caughtAround: _, ...outer } = place;
  const caughtAround = caughtOutside(place, runs);
  const exits = endExits(graph, place);
  return graph.finish(build({ ...outer, graph, exits, ...(caughtAround && { caughtAround }) }));
}

/** How a nested graph runs: one at a time, beside others that an error aborts, or as an execution of its own. */
export type Runs = "alone" | "beside others" | "apart";

function caughtOutside(place: Place, runs: Runs): Place["caughtAround"] {
  if (runs === "apart" || !isCaught(place)) return undefined;
  return place.caughtAround === "beside others" ? "beside others" : runs;
}

/** Whether the flow goes on when something fails here. */
export function isCaught({ exits, caughtAround }: Place): boolean {
  return caughtAround !== undefined || exits.catches().length > 0;
}
