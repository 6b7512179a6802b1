import { statusColours } from "../draw/palette.ts";
import type { Graph, GraphEdge, GraphNode, StateNode } from "../model/graph.ts";

/** A digraph for Graphviz; containers are clusters. */
export function toDot(graph: Graph, title: string): string {
  const lines = [
    `digraph ${quote(title)} {`,
    '  node [shape=box, style=rounded, fontname="Helvetica"];',
    '  edge [fontname="Helvetica", fontsize=10];',
    "  compound=true;",
    ...indent(graphLines(graph)),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function graphLines(graph: Graph): readonly string[] {
  const nodeOf = new Map(graph.nodes.map((node) => [node.id, node]));
  return [
    ...graph.nodes.flatMap(nodeLines),
    ...graph.edges.map((edge) => edgeLine(edge, nodeOf.get(edge.from), nodeOf.get(edge.to))),
  ];
}

function nodeLines(node: GraphNode): readonly string[] {
  if (node.kind !== "state") {
    const shape = node.kind === "start" ? "circle" : "doublecircle";
    return [
      `${quote(node.id)} [shape=${shape}, label="", width=0.2, style=filled, fillcolor=black];`,
    ];
  }
  return node.children.length === 0
    ? [`${quote(node.id)} [${attributes(node).join(", ")}];`]
    : clusterLines(node);
}

function clusterLines(node: StateNode): readonly string[] {
  const lanes =
    node.children.length === 1
      ? node.children.map(graphLines)
      : node.children.map((child, index) => [
          `subgraph ${quote(`cluster ${node.id} ${index + 1}`)} {`,
          '  label="";',
          ...indent(graphLines(child)),
          "}",
        ]);
  return [
    `subgraph ${quote(clusterOf(node))} {`,
    ...attributes(node).map((attribute) => `  ${attribute};`),
    ...lanes.flatMap(indent),
    "}",
  ];
}

function clusterOf(node: StateNode): string {
  return `cluster ${node.id}`;
}

function attributes({ name, detail, mark, status }: StateNode): readonly string[] {
  const shape = mark === "Choice" ? ["shape=diamond", 'style=""'] : [];
  const colour =
    status === undefined ? [] : [`color=${quote(statusColours[status])}`, "penwidth=2"];
  const label = detail === undefined ? name : `${name}\n${detail}`;
  return [`label=${quote(label)}`, ...shape, ...colour];
}

/** Graphviz draws edges between nodes only: one that means a cluster runs between first states and is cut at its border. */
function edgeLine(edge: GraphEdge, from: GraphNode | undefined, to: GraphNode | undefined): string {
  const tail = from?.kind === "state" && from.children.length > 0 ? from : undefined;
  const head = to?.kind === "state" && to.children.length > 0 ? to : undefined;
  const options = [
    ...(edge.label === undefined ? [] : [`label=${quote(edge.label)}`]),
    ...(edge.kind === "catch" ? ["style=dashed"] : []),
    ...(tail === undefined ? [] : [`ltail=${quote(clusterOf(tail))}`]),
    ...(head === undefined ? [] : [`lhead=${quote(clusterOf(head))}`]),
  ];
  const ends = `${quote(innermost(from)?.id ?? edge.from)} -> ${quote(innermost(to)?.id ?? edge.to)}`;
  return options.length === 0 ? `${ends};` : `${ends} [${options.join(", ")}];`;
}

function innermost(node: GraphNode | undefined): GraphNode | undefined {
  if (node?.kind !== "state") return node;
  const first = node.children[0]?.nodes[0];
  return first === undefined ? node : innermost(first);
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
