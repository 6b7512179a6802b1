/**
 * Graph → better graph: the same meaning in fewer states. One pass a file, in the order of this list.
 *
 * 1. Every pass gives a graph that means the same.
 * 2. After `atOnce` the assignments of an edge happen at once; after `sinkEntry` no entry edge assigns anything, and `item`, `itemIndex` stand
 *    only in captures.
 */
import { type FlowGraph, type Graph, mapEdges, mapGraphs, mapNodes } from "../ir/index.ts";
import { simplify } from "../jsonata/index.ts";
import { dropIdle } from "./drop-idle.ts";
import { dropUnreachable } from "./drop-unreachable.ts";
import { dropUnread } from "./drop-unread.ts";
import { atOnce } from "./edges.ts";
import { filterItems } from "./filter-items.ts";
import { foldBranches } from "./fold-branches.ts";
import { handTaken } from "./hand-taken.ts";
import { isolateChildren } from "./isolate-children.ts";
import { markPresent } from "./mark-present.ts";
import { markUses } from "./mark-uses.ts";
import { mergeChoices } from "./merge-choices.ts";
import { ownEnds } from "./own-ends.ts";
import { paramsToInput } from "./params-to-input.ts";
import { partEnds, partUnread } from "./part-ends.ts";
import { placeGuard } from "./place-guard.ts";
import { propagateNames } from "./propagate-names.ts";
import { pruneChoices } from "./prune-choices.ts";
import { rewriteGraph } from "./rewrite-graph.ts";
import { shareEnds } from "./share-ends.ts";
import { sinkEntry } from "./sink-entry.ts";
import { sinkTaken } from "./sink-taken.ts";
import { takeBeforeTries } from "./take-before-tries.ts";
import { takeFirst } from "./take-first.ts";
import { takeOnce } from "./take-once.ts";
import { threadEdges } from "./thread-edges.ts";
import { variablesOf } from "./variables.ts";

/** Shapes one flow. */
export function shape(flow: FlowGraph): FlowGraph {
  const variables = variablesOf(flow.variables);
  const passes: readonly ((graph: Graph) => Graph)[] = [
    everywhere((graph) => takeBeforeTries(graph, variables)),
    everywhere((graph) => takeOnce(graph, variables)),
    everywhere(edgesAtOnce),
    everywhere((graph) => isolateChildren(graph, variables)),
    (graph) => (flow.guard ? markPresent(graph, flow.guard.present) : graph),
    everywhere(foldBranches),
    everywhere(propagateNames),
    (graph) => rewriteGraph(graph, simplify),
    everywhere(pruneChoices),
    everywhere(threadEdges),
    dropUnreachable,
    everywhere(mergeChoices),
    (graph) => rewriteGraph(graph, simplify),
    everywhere(pruneChoices),
    everywhere(filterItems),
    everywhere(partEnds),
    everywhere(ownEnds),
    dropUnreachable,
    (graph) => dropUnread(graph),
    everywhere(dropIdle),
    everywhere((graph) => sinkTaken(graph, variables)),
    everywhere((graph) => handTaken(graph, variables)),
    everywhere((graph) => takeFirst(graph, variables)),
    dropUnreachable,
    (graph) => sinkEntry(graph, variables),
    everywhere(partUnread),
    everywhere(ownEnds),
    (graph) => (flow.guard ? placeGuard(graph, flow.guard, variables) : graph),
    (graph) => dropUnread(graph),
    dropUnreachable,
    everywhere(shareEnds),
    dropUnreachable,
    paramsToInput,
    (graph) => rewriteGraph(graph, simplify),
    (graph) => markUses(graph, variables),
  ];
  const graph = passes.reduce((shaped, pass) => pass(shaped), flow.graph);
  return { ...flow, graph, variables: variables.all() };
}

/** The pass on the nested graphs first, then on the graph around them. */
function everywhere(pass: (graph: Graph) => Graph): (graph: Graph) => Graph {
  return function deep(graph: Graph): Graph {
    return pass(mapNodes(graph, (node) => mapGraphs(node, deep)));
  };
}

function edgesAtOnce(graph: Graph): Graph {
  return { ...mapNodes(graph, (node) => mapEdges(node, atOnce)), entry: atOnce(graph.entry) };
}
