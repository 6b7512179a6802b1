import type { ElkExtendedEdge, ElkLabel, ElkNode, ElkPort, LayoutOptions } from "elkjs";
import elk from "elkjs/lib/elk.bundled.js";
import type { GraphEdge } from "../model/graph.ts";
import type { Line, Point } from "./drawing.ts";
import { sizeLabel } from "./size-node.ts";

export interface SizedNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Layers {
  readonly width: number;
  readonly height: number;
  readonly positions: ReadonlyMap<string, Point>;
  readonly lines: readonly Line[];
}

/** Places the nodes of one scope from top to bottom and routes its edges, with ELK's layered algorithm. */
export async function placeInLayers(
  nodes: readonly SizedNode[],
  edges: readonly GraphEdge[],
): Promise<Layers> {
  const scope: ElkNode = {
    id: "scope",
    layoutOptions: scopeOptions,
    children: nodes.map((node) => elkNode(node, edges)),
    edges: edges.map(elkEdge),
  };
  const result: ElkNode = await new elk.default().layout(scope);
  return {
    width: result.width ?? 0,
    height: result.height ?? 0,
    positions: new Map(result.children?.map(({ id, x = 0, y = 0 }) => [id, { x, y }])),
    lines: edges.map((edge, index) => lineOf(edge, result.edges?.[index])),
  };
}

const scopeOptions: LayoutOptions = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.padding": "[top=0,left=0,bottom=0,right=0]",
  "elk.spacing.nodeNode": "28",
  "elk.spacing.edgeNode": "18",
  "elk.spacing.edgeEdge": "12",
  "elk.spacing.edgeLabel": "4",
  "elk.layered.spacing.nodeNodeBetweenLayers": "34",
  "elk.layered.spacing.edgeNodeBetweenLayers": "16",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "12",
  "elk.layered.cycleBreaking.strategy": "MODEL_ORDER",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.nodePlacement.favorStraightEdges": "true",
  "elk.layered.edgeLabels.centerLabelPlacementStrategy": "SPACE_EFFICIENT_LAYER",
};

/** Errors leave a state on its right, so that the way down stays the way of success. */
function elkNode({ id, width, height }: SizedNode, edges: readonly GraphEdge[]): ElkNode {
  const ends = edges.flatMap((edge) => [
    ...(edge.from === id ? [outPort(edge)] : []),
    ...(edge.to === id ? [inPort(edge)] : []),
  ]);
  const sides = new Map(ends.map((end) => [end.id, end.side]));
  return {
    id,
    width,
    height,
    ports: [...sides].map(([portId, side]) => elkPort(portId, side)),
    layoutOptions: { "elk.portConstraints": "FIXED_SIDE" },
  };
}

interface Port {
  readonly id: string;
  readonly side: "EAST" | "NORTH" | "SOUTH";
}

/** A Choice's ways leave apart, everything else of one kind leaves as one. */
function outPort({ kind, from, to, label }: GraphEdge): Port {
  if (kind === "catch") return { id: `${from}|catch`, side: "EAST" };
  return { id: label === undefined ? `${from}|next` : `${from}|next|${to}`, side: "SOUTH" };
}

function inPort({ kind, to }: GraphEdge): Port {
  return { id: `${to}|from ${kind}`, side: "NORTH" };
}

function elkPort(id: string, side: Port["side"]): ElkPort {
  return { id, width: 0, height: 0, layoutOptions: { "elk.port.side": side } };
}

function elkEdge(edge: GraphEdge, index: number): ElkExtendedEdge {
  return {
    id: String(index),
    sources: [outPort(edge).id],
    targets: [inPort(edge).id],
    layoutOptions: { "elk.layered.priority.straightness": edge.kind === "catch" ? "1" : "10" },
    labels: edge.label === undefined ? [] : [elkLabel(edge.label)],
  };
}

function elkLabel(text: string): ElkLabel {
  const { width, height } = sizeLabel(text);
  return {
    text,
    width,
    height,
    layoutOptions: { "elk.edgeLabels.inline": "true", "elk.edgeLabels.placement": "CENTER" },
  };
}

function lineOf(edge: GraphEdge, placed: ElkExtendedEdge | undefined): Line {
  const points = (placed?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
  const [label] = placed?.labels ?? [];
  if (edge.label === undefined || label === undefined) return { edge, points };
  return { edge, points, label: { ...sizeLabel(edge.label), x: label.x ?? 0, y: label.y ?? 0 } };
}
