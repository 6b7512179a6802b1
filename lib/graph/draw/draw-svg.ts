import type { Drawing, Lane } from "../layout/drawing.ts";
import { drawBox } from "./draw-box.ts";
import { drawLabel, drawLine } from "./draw-line.ts";
import { element, round } from "./element.ts";
import { styleSheet } from "./style-sheet.ts";

/** A drawing as an SVG file that follows the reader's light or dark surroundings. */
export function drawSvg(drawing: Drawing, title: string): string {
  const { width, height } = drawing;
  const containers = drawing.boxes.filter(({ kind }) => kind === "container");
  const states = drawing.boxes.filter(({ kind }) => kind !== "container");
  return `${element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${round(width)} ${round(height)}`,
      width,
      height,
      role: "img",
      "aria-label": title,
    },
    element("style", {}, styleSheet()),
    element("rect", { class: "canvas", width, height, rx: 12 }),
    ...layersOf(drawing, containers),
    ...drawing.lines.map(drawLine),
    ...drawing.lines.map(drawLabel),
    ...states.map((box) => drawBox(box, hasStatuses(drawing))),
  )}\n`;
}

/** A container covers what is behind it, so its lanes follow it at once and inner containers come later. */
function layersOf(drawing: Drawing, containers: Drawing["boxes"]): readonly string[] {
  return containers.flatMap((box) => [
    drawBox(box, hasStatuses(drawing)),
    ...drawing.lanes.filter(({ container }) => container === box.node.id).map(drawLane),
  ]);
}

function drawLane({ x, y, width, height }: Lane): string {
  return element("rect", { class: "lane", x, y, width, height, rx: 8 });
}

function hasStatuses({ boxes }: Drawing): boolean {
  return boxes.some((box) => box.kind !== "terminal" && box.node.status !== undefined);
}
