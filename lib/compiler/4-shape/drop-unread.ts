import {
  type Assignment,
  type Edge,
  edgesOf,
  fieldsOf,
  type Graph,
  graphsOf,
  mapEdges,
  mapGraphs,
  mapNodes,
  type NodeId,
} from "../ir/index.ts";
import { type Expression, mayFail, readsOf, type VariableId } from "../jsonata/index.ts";
import { expressionsOf } from "./expressions-of.ts";
import { failing } from "./failing.ts";

export type Live = ReadonlySet<VariableId>;

/** Takes away what is assigned and then never read, and can't fail. */
export function dropUnread(graph: Graph, liveOutside: Live = new Set()): Graph {
  const liveAt = liveness(graph, liveOutside);
  const prune = (edge: Edge): Edge => {
    const live = liveAt.get(edge.to);
    return { ...edge, assign: edge.assign.flatMap((each) => kept(each, live)) };
  };
  const pruned = mapNodes(graph, (node) =>
    mapGraphs(mapEdges(node, prune), (inner) => dropUnread(inner)),
  );
  return { ...pruned, entry: prune(graph.entry) };
}

/** The variables that something may read from a node on, for every node; backwards until nothing changes. */
export function liveness(graph: Graph, liveOutside: Live): ReadonlyMap<NodeId, Live> {
  const live = new Map<NodeId, Set<VariableId>>();
  for (const id of graph.nodes.keys()) live.set(id, new Set());
  const backwards = [...graph.nodes].reverse();
  for (let changed = true; changed; ) {
    changed = false;
    for (const [id, node] of backwards) {
      const set = live.get(id) ?? new Set();
      const before = set.size;
      const reads = [...fieldsOf(node).flatMap(reading), ...graphsOf(node).flatMap(readsOfGraph)];
      const later = edgesOf(node).flatMap((edge) =>
        readsAlong(edge, live.get(edge.to) ?? liveOutside),
      );
      for (const variable of [...reads, ...later]) set.add(variable);
      changed ||= set.size > before;
    }
  }
  return live;
}

function readsAlong(edge: Edge, live: Live): readonly VariableId[] {
  const assigned = new Set(edge.assign.map(({ variable }) => variable));
  const values = edge.assign
    .flatMap((each) => kept(each, live))
    .flatMap(({ value }) => reading(value));
  return [...[...live].filter((variable) => !assigned.has(variable)), ...values];
}

/** Where nobody reads the value, only what may fail in it is wanted: the rest may be what the variable held before, and may never have been set. */
function kept(one: Assignment, live: Live | undefined): readonly Assignment[] {
  if (!isUsed(one, live)) return [];
  if (live?.has(one.variable)) return [one];
  return [{ ...one, value: failing(one.value) }];
}

/** What may fail is computed though nobody reads it: its error is wanted. */
function isUsed({ variable, value }: Assignment, live: Live | undefined): boolean {
  return live?.has(variable) === true || mayFail(value);
}

/** Every variable that a graph reads, its nested graphs included: for the graph around it they are read when its node is entered. */
export function readsOfGraph(graph: Graph): readonly VariableId[] {
  return expressionsOf(graph).flatMap(reading);
}

function reading(expression: Expression): readonly VariableId[] {
  return [...readsOf(expression)];
}
