import { type Edge, edgesOf, type Graph, mapEdges, type Node, type NodeId } from "../ir/index.ts";
import type { Settling } from "./errors/settle-failures.ts";

/** Nodes of a graph in the making. Lowering goes from the last statement to the first, so that a node knows where its edges lead. */
export interface GraphBuilder {
  add(node: Node): NodeId;
  /** An id for what is made later: the head of a loop. */
  reserve(): NodeId;
  define(id: NodeId, node: Node): void;
  /** Whoever goes to `id` goes along `edge` from there: a loop whose head is no node of its own. */
  forward(id: NodeId, edge: Edge): void;
  /** The graph entered by `entry`, without the nodes that nothing reaches. */
  finish(entry: Edge): Graph;
}

export function createGraphBuilder(
  nextId: () => NodeId,
  settling: (add: (node: Node) => NodeId, resolve: (edge: Edge) => Edge) => Settling,
): GraphBuilder {
  const nodes = new Map<NodeId, Node>();
  const forwards = new Map<NodeId, Edge>();
  const resolve = (edge: Edge): Edge => {
    const on = forwards.get(edge.to);
    return on === undefined ? edge : resolve({ assign: [...edge.assign, ...on.assign], to: on.to });
  };
  const add = (node: Node): NodeId => {
    const id = nextId();
    nodes.set(id, node);
    return id;
  };
  return {
    add,
    reserve: nextId,
    define: (id, node) => void nodes.set(id, node),
    forward: (id, edge) => void forwards.set(id, edge),
    finish: (entry) => reachable(resolve(entry), nodes, resolve, settling(add, resolve)),
  };
}

function reachable(
  entry: Edge,
  all: ReadonlyMap<NodeId, Node>,
  resolve: (edge: Edge) => Edge,
  settling: Settling,
): Graph {
  const nodes = new Map<NodeId, Node>();
  const visit = (id: NodeId): void => {
    const node = all.get(id);
    if (nodes.has(id) || node === undefined) return;
    const settled = mapEdges(settling.node(id, node, mapEdges(node, resolve)), resolve);
    nodes.set(id, settled);
    for (const edge of edgesOf(settled)) visit(edge.to);
  };
  const settled = settling.entry(entry, all.get(entry.to));
  visit(settled.to);
  return { entry: settled, nodes };
}
