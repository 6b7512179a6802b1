import { statusColours } from "../draw/palette.ts";
import type { Graph, GraphEdge, GraphNode, StateNode } from "../model/graph.ts";

/** A flowchart in Mermaid, which GitHub and many wikis draw. Containers are subgraphs. */
export function toMermaid(graph: Graph): string {
  const ids = numberStates(graph);
  const lines = [
    "flowchart TD",
    ...indent(graphLines(graph, ids)),
    ...indent(statusLines(graph, ids)),
  ];
  return `${lines.join("\n")}\n`;
}

/** Names may hold anything and Mermaid's ids may not, so states are `s1`, `s2`, … in order. */
function numberStates(graph: Graph): ReadonlyMap<string, string> {
  const ids = allNodes(graph).map((node, index) => [node.id, `s${index + 1}`] as const);
  return new Map(ids);
}

function allNodes(graph: Graph): readonly GraphNode[] {
  return graph.nodes.flatMap((node) =>
    node.kind === "state" ? [node, ...node.children.flatMap(allNodes)] : [node],
  );
}

type Ids = ReadonlyMap<string, string>;

function graphLines({ nodes, edges }: Graph, ids: Ids): readonly string[] {
  return [
    ...nodes.flatMap((node) => nodeLines(node, ids)),
    ...edges.map((edge) => edgeLine(edge, ids)),
  ];
}

function nodeLines(node: GraphNode, ids: Ids): readonly string[] {
  const id = ids.get(node.id) ?? "";
  if (node.kind !== "state") return [node.kind === "start" ? `${id}((" "))` : `${id}(((" ")))`];
  return node.children.length === 0
    ? [`${id}${boxOf(node)}`]
    : [`subgraph ${id} [${labelOf(node)}]`, ...indent(childLines(node, id, ids)), "end"];
}

function childLines(node: StateNode, id: string, ids: Ids): readonly string[] {
  const [only, ...others] = node.children;
  if (only !== undefined && others.length === 0) return graphLines(only, ids);
  return node.children.flatMap((child, index) => [
    `subgraph ${id}b${index + 1} [" "]`,
    ...indent(graphLines(child, ids)),
    "end",
  ]);
}

function boxOf(node: StateNode): string {
  const label = labelOf(node);
  if (node.mark === "Choice") return `{${label}}`;
  return node.mark === "Succeed" || node.mark === "Fail" ? `([${label}])` : `(${label})`;
}

function labelOf({ name, detail }: StateNode): string {
  return quote(detail === undefined ? name : `${name}\n${detail}`);
}

function edgeLine({ kind, from, to, label }: GraphEdge, ids: Ids): string {
  const arrow = kind === "catch" ? "-.->" : "-->";
  return `${ids.get(from)} ${arrow}${label === undefined ? "" : `|${quote(label)}|`} ${ids.get(to)}`;
}

function quote(text: string): string {
  const escaped = text.replace(/[#"<>&]/g, (character) => `#${character.charCodeAt(0)};`);
  return `"${escaped.replaceAll("\n", "<br/>")}"`;
}

function statusLines(graph: Graph, ids: Ids): readonly string[] {
  const states = allNodes(graph).flatMap((node) => (node.kind === "state" ? [node] : []));
  const byStatus = Map.groupBy(states, ({ status }) => status);
  return [...byStatus].flatMap(([status, nodes]) =>
    status === undefined
      ? []
      : [
          `classDef ${status} stroke:${statusColours[status]},stroke-width:2px`,
          `class ${nodes.map(({ id }) => ids.get(id)).join(",")} ${status}`,
        ],
  );
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
