import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box, Drawing, Rectangle } from "../../lib/graph/layout/drawing.ts";
import { layoutGraph } from "../../lib/graph/layout/layout-graph.ts";
import { metrics, textStyles } from "../../lib/graph/layout/metrics.ts";
import { buildGraph } from "../../lib/graph/model/build-graph.ts";
import { textWidth } from "../../lib/graph/text/text-width.ts";
import { machine, machineNames } from "./machines.ts";
import { randomMachine } from "./random-machine.ts";

describe("a drawing", () => {
  it.each(machineNames)("of %s is tidy", async (name) => {
    expect(mess(await layoutGraph(buildGraph(machine(name))))).toEqual([]);
  });

  it("of any machine is tidy", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(randomMachine, async (definition) => {
        expect(mess(await layoutGraph(buildGraph(definition)))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("starts at the top and has the first state's box below", async () => {
    const { boxes } = await layoutGraph(buildGraph(machine("weather-alert")));
    const top = boxes.toSorted((a, b) => a.y - b.y).map(({ node }) => node.id);
    expect(top.slice(0, 3)).toEqual(["nagare:start", "read days", "while i < days.length"]);
  });

  it("keeps the branches of a Parallel side by side in their order", async () => {
    const { boxes } = await layoutGraph(buildGraph(machine("nested")));
    const [a, file, d] = ["a", "each file", "d"].map((id) => boxes.find((b) => b.node.id === id));
    expect(a?.y).toBe(file?.y);
    expect(file?.y).toBe(d?.y);
    expect(a?.x).toBeLessThan(file?.x ?? 0);
    expect(file?.x).toBeLessThan(d?.x ?? 0);
  });
});

/** Everything that a reader would take for a mistake of the drawing. */
function mess(drawing: Drawing): readonly string[] {
  return [
    ...overlaps(drawing),
    ...outsiders(drawing),
    ...drawing.boxes.flatMap(longTexts),
    ...drawing.lines.filter(({ points }) => points.length < 2).map(({ edge }) => `lost ${edge.to}`),
  ];
}

function overlaps({ boxes, lines }: Drawing): readonly string[] {
  const labels = lines.flatMap(({ label, edge }) =>
    label === undefined
      ? []
      : [{ name: `label ${edge.from} → ${edge.to}`, at: label, isContainer: false }],
  );
  const solid = [
    ...boxes.map((box) => ({ name: box.node.id, at: box, isContainer: box.kind === "container" })),
    ...labels,
  ];
  return solid.flatMap((one, index) =>
    solid
      .slice(index + 1)
      .filter((other) => touch(one.at, other.at) && !contains(one, other) && !contains(other, one))
      .map((other) => `${one.name} overlaps ${other.name}`),
  );
}

interface Solid {
  readonly at: Rectangle;
  readonly isContainer: boolean;
}

function contains(outer: Solid, inner: Solid): boolean {
  return outer.isContainer && holds(outer.at, inner.at);
}

function outsiders({ boxes, lines, width, height }: Drawing): readonly string[] {
  const page = { x: 0, y: 0, width, height };
  const points = lines.flatMap((line) => line.points.map((at) => ({ ...at, width: 0, height: 0 })));
  const labels = lines.flatMap(({ label }) => label ?? []);
  return [...boxes, ...points, ...labels]
    .filter((one) => !holds(page, one))
    .map(({ x, y }) => `${x},${y} is off the page`);
}

function longTexts(box: Box): readonly string[] {
  if (box.kind === "terminal") return [];
  const room = box.width - 2 * metrics.boxPadding - metrics.icon - metrics.iconGap + 1;
  const { name, detail } = textStyles;
  const tooWide = (text: string, style: typeof name | typeof detail): boolean =>
    textWidth(text, style.size, style.weight) > room;
  return [
    ...box.nameLines.filter((line) => tooWide(line, name)),
    ...[box.detailLine ?? ""].filter((line) => tooWide(line, detail)),
  ].map((line) => `"${line}" is wider than its box`);
}

function touch(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function holds(outer: Rectangle, inner: Rectangle): boolean {
  return (
    inner.x >= outer.x - 0.1 &&
    inner.y >= outer.y - 0.1 &&
    inner.x + inner.width <= outer.x + outer.width + 0.1 &&
    inner.y + inner.height <= outer.y + outer.height + 0.1
  );
}
