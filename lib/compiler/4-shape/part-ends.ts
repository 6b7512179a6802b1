import {
  type ChoiceNode,
  type Edge,
  type EdgeRole,
  type EndNode,
  fieldsOf,
  type Graph,
  mapEdges,
  mapNodes,
  type Node,
  type NodeId,
} from "../ir/index.ts";
import { type Expression, mayFail, readsOf, someExpression } from "../jsonata/index.ts";
import { valuesOf } from "./edges.ts";
import { freshNodeId } from "./fresh-node-id.ts";
import { withoutCaptures } from "./sink-entry.ts";
import { substituteAll } from "./substitute.ts";

/**
 * An end is a state of its own where it computes what may fail behind a state whose Catch is not meant for that, and where the way to it computes
 * something that may fail and that nobody reads. On the way in, that takes a choice without rules: an end can assign nothing, and any other state
 * would do its work before it assigns.
 */
export function partEnds(graph: Graph): Graph {
  const added = newNodes(graph);
  const parted = partWhere(
    graph,
    added,
    (node, role, edge, end) => computesUnread(edge, end) || isCaught(node, role, end),
  );
  const first = graph.nodes.get(graph.entry.to);
  const computesFirst = first && first.kind !== "choice" && computesUnread(graph.entry, first);
  const entry = computesFirst ? enteredBy(graph.entry, first, added) : graph.entry;
  return { entry, nodes: new Map([...parted.nodes, ...added.nodes]) };
}

/** The same for what the way in computes, once it stands in the first state. */
export function partUnread(graph: Graph): Graph {
  const added = newNodes(graph);
  const parted = partWhere(graph, added, (_node, _role, edge, end) => computesUnread(edge, end));
  return { ...parted, nodes: new Map([...parted.nodes, ...added.nodes]) };
}

interface NewNodes {
  readonly nodes: Map<NodeId, Node>;
  add(node: Node): NodeId;
}

function newNodes(graph: Graph): NewNodes {
  const nodes = new Map<NodeId, Node>();
  let next: number = freshNodeId(graph);
  const add = (node: Node): NodeId => {
    const id = next++ as NodeId;
    nodes.set(id, node);
    return id;
  };
  return { nodes, add };
}

function partWhere(
  graph: Graph,
  added: NewNodes,
  isRisky: (node: Node, role: EdgeRole, edge: Edge, end: EndNode) => boolean,
): Graph {
  return mapNodes(graph, (node) =>
    mapEdges(node, (edge, role) => {
      const end = graph.nodes.get(edge.to);
      if (end?.kind !== "end" || end.apart || !isRisky(node, role, edge, end)) return edge;
      if (end.value === undefined || !readsResult(end.value))
        return { ...edge, to: added.add({ ...end, apart: true }) };
      const value = substituteAll(end.value, valuesOf(edge));
      return { assign: [], to: added.add({ ...end, value }) };
    }),
  );
}

/** No other state sees what its state gave. */
function readsResult(value: Expression): boolean {
  return someExpression(value, (part) => part.kind === "source" && part.of === "result");
}

/** The edge computes something that may fail, and that the node does not read. */
function computesUnread({ assign }: Edge, node: Node): boolean {
  const read = new Set(fieldsOf(withoutCaptures(node)).flatMap((field) => [...readsOf(field)]));
  return assign.some(({ variable, value }) => mayFail(value) && !read.has(variable));
}

function isCaught(node: Node, role: EdgeRole, { value }: EndNode): boolean {
  const catches = "catch" in node && node.catch.length > 0;
  return catches && role === "next" && value !== undefined && mayFail(value);
}

function enteredBy(edge: Edge, first: Node, added: NewNodes): Edge {
  const to = first.kind === "end" ? added.add({ ...first, apart: true }) : edge.to;
  const origin = { ...first.origin, label: `compute before ${first.origin.label}` };
  const choice: ChoiceNode = { kind: "choice", origin, rules: [], otherwise: { assign: [], to } };
  return { ...edge, to: added.add(choice) };
}
