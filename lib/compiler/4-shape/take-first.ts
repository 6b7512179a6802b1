import {
  type Assignment,
  type Edge,
  fieldsOf,
  type Graph,
  graphsOf,
  type Node,
  type NodeId,
} from "../ir/index.ts";
import {
  type Expression,
  mapExpression,
  mayDiffer,
  read,
  readsOf,
  type VariableId,
} from "../jsonata/index.ts";
import { readsOfGraph } from "./drop-unread.ts";
import { edgesTo } from "./edges-to.ts";
import { freshNodeId } from "./fresh-node-id.ts";
import { type Readers, readersIn } from "./readers.ts";
import { taking } from "./take-once.ts";
import type { Variables } from "./variables.ts";

/**
 * An entry edge has no state to hold its assignments. What would differ each time gets one, unless the first node alone takes it, once: for one of its
 * fields, or as what its branches are handed. A node that is tried again would take it again, and what a Map hands over is computed for each item.
 */
export function takeFirst(graph: Graph, variables: Variables): Graph {
  const { assign, to } = graph.entry;
  const differing = needingState(graph);
  if (differing.length === 0) return graph;
  const items: Assignment[] = [];
  const named = nameItem(items, variables);
  const edge: Edge = { assign: differing.map((one) => ({ ...one, value: named(one.value) })), to };
  const id = freshNodeId(graph);
  const nodes = new Map<NodeId, Node>([...graph.nodes, [id, taking(edge, graph, variables)]]);
  const before = assign.filter((each) => !differing.includes(each));
  return { entry: { assign: [...before, ...items], to: id }, nodes };
}

/** What the entry edge takes and the first node can't take instead. */
export function needingState(graph: Graph): readonly Assignment[] {
  const { assign, to } = graph.entry;
  const first = graph.nodes.get(to);
  const differing = assign.filter(({ value }) => mayDiffer(value));
  if (first === undefined || differing.length === 0) return [];
  const readers = readersIn(graph);
  const isLoop = edgesTo(graph, to).length > 1;
  const own = differing.every(({ variable }) => isTakenBy(first, variable, readers));
  return own && !isLoop ? [] : differing;
}

/** The item and its index stand only on the entry edge: elsewhere variables stand for them. */
function nameItem(items: Assignment[], variables: Variables) {
  const known = new Map<string, Expression>();
  return (value: Expression): Expression =>
    mapExpression(value, (part) => {
      if (part.kind !== "source" || (part.of !== "item" && part.of !== "itemIndex")) return;
      const before = known.get(part.of);
      if (before) return before;
      const variable = variables.add(part.of === "item" ? "item" : "index", "never");
      items.push({ variable, value: part });
      known.set(part.of, read(variable));
      return read(variable);
    });
}

function isTakenBy(node: Node, variable: VariableId, readers: Readers): boolean {
  if ("retry" in node && (node.kind === "task" || node.retry.length > 0)) return false;
  if (node.kind === "map" && node.captures.some((one) => readsOf(one.value).has(variable)))
    return false;
  const count = readers.count(variable);
  const inFields = fieldsOf(node).filter((field) => readsOf(field).has(variable)).length;
  if (inFields > 0) return count === 1;
  const inside = graphsOf(node)
    .flatMap(readsOfGraph)
    .filter((each) => each === variable).length;
  return node.kind === "parallel" && inside === count;
}
