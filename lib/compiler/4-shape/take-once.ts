import {
  type Assignment,
  type ChoiceNode,
  type Edge,
  type Graph,
  mapEdges,
  mapNodes,
  type Node,
  type NodeId,
} from "../ir/index.ts";
import { mayDiffer, readsOf, type VariableId } from "../jsonata/index.ts";
import { freshNodeId } from "./fresh-node-id.ts";
import { type Readers, readersIn } from "./readers.ts";
import type { Variables } from "./variables.ts";

/**
 * A value that differs each time it is taken (an id, a random number, the time) is taken once for each time that the code takes it. The assignments of
 * an edge become those of one state, which don't see each other: where several things read such a value, a state of its own takes it before them. What
 * only one expression reads stands in that expression.
 */
export function takeOnce(graph: Graph, variables: Variables): Graph {
  const readers = readersIn(graph);
  const nodes = new Map<NodeId, Node>();
  let next: number = freshNodeId(graph);
  const part = (edge: Edge): Edge => {
    const [first = [], ...later] = partsOf(edge.assign, readers);
    const to = later.reduceRight((on, assign) => {
      const id = next++ as NodeId;
      nodes.set(id, taking({ assign, to: on }, graph, variables));
      return id;
    }, edge.to);
    return { assign: first, to };
  };
  const parted = mapNodes(graph, (node) => mapEdges(node, part));
  const entry = part(graph.entry);
  return { entry, nodes: new Map([...parted.nodes, ...nodes]) };
}

/** A choice without rules: a state that only assigns. */
export function taking(edge: Edge, graph: Graph, variables: Variables): ChoiceNode {
  const [any] = graph.nodes.values();
  const origin = (graph.nodes.get(edge.to) ?? any)?.origin;
  if (origin === undefined) throw new Error("a graph without nodes");
  const names = edge.assign.map(({ variable }) => variables.nameOf(variable));
  const label = `set ${[...new Set(names)].join(", ")}`;
  return { kind: "choice", origin: { span: origin.span, label }, rules: [], otherwise: edge };
}

/** What may happen at once, state by state. */
function partsOf(all: readonly Assignment[], readers: Readers): readonly (readonly Assignment[])[] {
  const parts: Assignment[][] = [[]];
  let taken = new Set<VariableId>();
  for (const each of all) {
    const read = [...readsOf(each.value)].filter((variable) => taken.has(variable));
    if (read.some((variable) => readers.count(variable) > 1)) {
      parts.push([]);
      taken = new Set();
    }
    parts.at(-1)?.push(each);
    const differs = mayDiffer(each.value) || read.some((variable) => taken.has(variable));
    if (differs) taken.add(each.variable);
    else taken.delete(each.variable);
  }
  return parts;
}
