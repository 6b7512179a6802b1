import type { Graph, GraphNode, StateNode } from "../model/graph.ts";
import { arrangeLanes } from "./arrange-lanes.ts";
import type { Box, Drawing, Point } from "./drawing.ts";
import { metrics } from "./metrics.ts";
import { moveDrawing } from "./move-drawing.ts";
import { placeInLayers } from "./place-in-layers.ts";
import { sizeHeader, sizeState } from "./size-node.ts";

/**
 * Places a graph. Transitions never leave their scope in the States Language, so each scope is laid out by itself, from the inside out,
 * and is a box of fixed size in the scope around it.
 */
export async function layoutGraph(graph: Graph): Promise<Drawing> {
  const inner = await layoutScope(graph);
  const { margin } = metrics;
  return {
    ...moveDrawing(inner, { x: margin, y: margin }),
    width: inner.width + 2 * margin,
    height: inner.height + 2 * margin,
  };
}

async function layoutScope(graph: Graph): Promise<Drawing> {
  const parts = await Promise.all(graph.nodes.map(layoutNode));
  const placed = await placeInLayers(parts.map(sizeOf), graph.edges);
  const moved = parts.map((part) => moveDrawing(part, placed.positions.get(idOf(part)) ?? origin));
  return {
    width: placed.width,
    height: placed.height,
    boxes: moved.flatMap(({ boxes }) => boxes),
    lanes: moved.flatMap(({ lanes }) => lanes),
    lines: [...placed.lines, ...moved.flatMap(({ lines }) => lines)],
  };
}

const origin: Point = { x: 0, y: 0 };

/** The drawing of one node at the origin; its own box is the first. */
async function layoutNode(node: GraphNode): Promise<Drawing> {
  if (node.kind !== "state") {
    const size = { x: 0, y: 0, width: metrics.terminal, height: metrics.terminal };
    return drawingOf({ kind: "terminal", node, ...size });
  }
  if (node.children.length > 0) return await layoutContainer(node);
  return drawingOf({ kind: "state", node, x: 0, y: 0, ...sizeState(node) });
}

function drawingOf(box: Box): Drawing {
  return { width: box.width, height: box.height, boxes: [box], lanes: [], lines: [] };
}

async function layoutContainer(node: StateNode): Promise<Drawing> {
  const content = arrangeLanes(node.id, await Promise.all(node.children.map(layoutScope)));
  const { containerPadding, containerHeader } = metrics;
  const header = sizeHeader(node, content.width);
  const headerHeight = Math.max(containerHeader, header.height);
  const width = Math.max(header.width, content.width + 2 * containerPadding);
  const height = headerHeight + content.height + containerPadding;
  const moved = moveDrawing(content, { x: (width - content.width) / 2, y: headerHeight });
  return {
    ...moved,
    width,
    height,
    boxes: [{ ...header, kind: "container", node, x: 0, y: 0, width, height }, ...moved.boxes],
  };
}

function sizeOf(drawing: Drawing): { id: string; width: number; height: number } {
  return { id: idOf(drawing), width: drawing.width, height: drawing.height };
}

function idOf(drawing: Drawing): string {
  return drawing.boxes[0]?.node.id ?? "";
}
