import { drawSvg } from "./draw/draw-svg.ts";
import { layoutGraph } from "./layout/layout-graph.ts";
import type { Graph } from "./model/graph.ts";
import { toPng } from "./png.ts";
import { toDot } from "./text-formats/dot.ts";
import { toMermaid } from "./text-formats/mermaid.ts";

export const graphFormats = ["svg", "png", "mermaid", "dot"] as const;
export type GraphFormat = (typeof graphFormats)[number];

/** The picture of a graph: text, or bytes for PNG. */
export async function renderGraph(
  graph: Graph,
  format: GraphFormat,
  title: string,
): Promise<string | Uint8Array> {
  return await renderers[format](graph, title);
}

const renderers = {
  svg: renderSvg,
  png: async (graph, title) => toPng(await renderSvg(graph, title)),
  mermaid: (graph) => toMermaid(graph),
  dot: toDot,
} satisfies Record<GraphFormat, Render>;

async function renderSvg(graph: Graph, title: string): Promise<string> {
  return drawSvg(await layoutGraph(graph), title);
}

type Rendered = string | Uint8Array;
type Render = (graph: Graph, title: string) => Rendered | Promise<Rendered>;
