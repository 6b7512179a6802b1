import type { Line, Point } from "../layout/drawing.ts";
import { metrics } from "../layout/metrics.ts";
import { element, escapeXml, round } from "./element.ts";

/** An edge with rounded corners and an arrow's head; dashed where it leads away from an error. */
export function drawLine({ edge, points }: Line): string {
  const kind = edge.kind === "catch" ? " catch" : "";
  const end = points.at(-1);
  const before = points.at(-2);
  if (end === undefined || before === undefined) return "";
  // From the tip backwards, so that the dashes of edges that join lie upon one another.
  const shaft = [towards(end, before, headLength - 1), ...points.slice(0, -1).toReversed()];
  return (
    element("path", { class: `edge${kind}`, d: roundedPath(shaft) }) +
    element("path", { class: `head${kind}`, d: arrowHead(before, end) })
  );
}

export function drawLabel({ edge, label }: Line): string | undefined {
  if (label === undefined) return undefined;
  const { x, y, width, height, lines } = label;
  const top = y + metrics.labelPadding / 2;
  return (
    element("rect", { class: "pill", x, y, width, height, rx: 5 }) +
    lines
      .map((line, index) =>
        element(
          "text",
          {
            class: edge.kind === "catch" ? "label catch" : "label",
            x: x + width / 2,
            y: top + index * metrics.labelLineHeight + 11.5,
          },
          escapeXml(line),
        ),
      )
      .join("")
  );
}

const headLength = 8;
const cornerRadius = 7;

function roundedPath(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (before === undefined) return `M${at(point)}`;
      if (after === undefined) return `L${at(point)}`;
      const radius = Math.min(
        cornerRadius,
        distance(before, point) / 2,
        distance(point, after) / 2,
      );
      const from = towards(point, before, radius);
      const to = towards(point, after, radius);
      return `L${at(from)}Q${at(point)} ${at(to)}`;
    })
    .join("");
}

function arrowHead(from: Point, tip: Point): string {
  const base = towards(tip, from, headLength);
  const length = distance(from, tip) || 1;
  const side = { x: (-(tip.y - from.y) / length) * 4, y: ((tip.x - from.x) / length) * 4 };
  const left = { x: base.x + side.x, y: base.y + side.y };
  const right = { x: base.x - side.x, y: base.y - side.y };
  return `M${at(tip)}L${at(left)}L${at(right)}Z`;
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1;
  const share = Math.min(by, length) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}
