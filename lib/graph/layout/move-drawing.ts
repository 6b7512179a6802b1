import type { Drawing, Point } from "./drawing.ts";

/** The same drawing, elsewhere. */
export function moveDrawing(drawing: Drawing, by: Point): Drawing {
  const move = <T extends Point>(at: T): T => ({ ...at, x: at.x + by.x, y: at.y + by.y });
  return {
    ...drawing,
    boxes: drawing.boxes.map(move),
    lanes: drawing.lanes.map(move),
    lines: drawing.lines.map((line) => ({
      ...line,
      points: line.points.map(move),
      ...(line.label === undefined ? {} : { label: move(line.label) }),
    })),
  };
}
