import type { Capture, Edge, Graph, Node } from "../ir/index.ts";
import {
  type Expression,
  forEachExpression,
  mapExpression,
  type Source,
} from "../jsonata/index.ts";

/**
 * Settles what an iteration gets as its input: the item itself where that is all that its body reads, otherwise an object (`ItemSelector`) with the
 * item, its index and the captured values. A batch is always an object.
 */
export function selectItems(node: Node): Node {
  if (node.kind !== "map") return node;
  if (node.distribution?.batch)
    return { ...node, body: withInput(node.body, { item: inputMember("Items") }) };
  const used = sourcesOn(node.body.entry);
  if (node.captures.length === 0 && !used.has("itemIndex")) {
    return { ...node, body: withInput(node.body, { item: INPUT }) };
  }
  const own: readonly Capture[] = [
    ...(used.has("item") ? [{ name: "item", value: { kind: "source", of: "item" } } as const] : []),
    ...(used.has("itemIndex")
      ? [{ name: "index", value: { kind: "source", of: "itemIndex" } } as const]
      : []),
  ];
  const body = withInput(node.body, { item: inputMember("item"), itemIndex: inputMember("index") });
  return { ...node, captures: [...own, ...node.captures], body };
}

const INPUT: Source = { kind: "source", of: "input" };

function inputMember(name: string): Expression {
  return { kind: "member", object: INPUT, name };
}

function sourcesOn(edge: Edge): ReadonlySet<Source["of"]> {
  const found = new Set<Source["of"]>();
  const visit = (node: Expression): void => {
    if (node.kind === "source") found.add(node.of);
    forEachExpression(node, visit);
  };
  for (const { value } of edge.assign) visit(value);
  return found;
}

function withInput(graph: Graph, sources: Partial<Record<Source["of"], Expression>>): Graph {
  const resolve = (value: Expression): Expression =>
    mapExpression(value, (node) => (node.kind === "source" ? sources[node.of] : undefined));
  const assign = graph.entry.assign.map((one) => ({ ...one, value: resolve(one.value) }));
  return { ...graph, entry: { ...graph.entry, assign } };
}
