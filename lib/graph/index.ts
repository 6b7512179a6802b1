/** The picture of a state machine: its graph, laid out and drawn as SVG or PNG, or as Mermaid and DOT text. Knows nothing of runs but their statuses. */
export { buildGraph } from "./model/build-graph.ts";
export type {
  Graph,
  GraphEdge,
  GraphNode,
  StateNode,
  StateStatus,
  StateStatuses,
} from "./model/graph.ts";
export { type GraphFormat, graphFormats, renderGraph } from "./render.ts";
