import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildGraph, renderGraph } from "../../lib/graph/index.ts";
import { machine, machineNames } from "./machines.ts";
import { randomMachine } from "./random-machine.ts";

const expected = (file: string): string => join(import.meta.dirname, "expected", file);

describe.each(machineNames)("the picture of %s", (name) => {
  const graph = buildGraph(machine(name));

  it("is this Mermaid", async () => {
    const text = await renderGraph(graph, "mermaid", name);
    await expect(text).toMatchFileSnapshot(expected(`${name}.mmd`));
  });

  it("is this DOT", async () => {
    const text = await renderGraph(graph, "dot", name);
    await expect(text).toMatchFileSnapshot(expected(`${name}.dot`));
  });
});

describe("an SVG", () => {
  it("is well-formed whatever the names are", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(randomMachine, async (definition) => {
        const svg = await renderGraph(buildGraph(definition), "svg", `"<&>' \u0000`);
        expect(() => new Resvg(String(svg), { font: { loadSystemFonts: false } })).not.toThrow();
      }),
      { numRuns: 20 },
    );
  });

  it("has colours for dark surroundings", async () => {
    const svg = await renderGraph(buildGraph(machine("hello")), "svg", "hello");
    expect(svg).toContain("@media (prefers-color-scheme:dark)");
  });

  it("marks the states of a run and fades those that it never entered", async () => {
    const graph = buildGraph(machine("flight-report"), { join: "caught", throw: "failed" });
    const svg = String(await renderGraph(graph, "svg", "run"));
    expect(svg.match(/class="box outline-caught"/g)).toHaveLength(1);
    expect(svg.match(/class="box outline-failed"/g)).toHaveLength(1);
    expect(svg.match(/class="untouched"/g)).toHaveLength(8);
  });

  it("draws everything alike when no run is given", async () => {
    const svg = await renderGraph(buildGraph(machine("flight-report")), "svg", "run");
    expect(svg).not.toContain('class="untouched"');
  });
});

describe("a PNG", () => {
  it("has letters on a machine without fonts: a name changes the picture", async () => {
    const png = async (name: string): Promise<unknown> =>
      await renderGraph(
        buildGraph({ StartAt: name, States: { [name]: { Type: "Succeed" } } }),
        "png",
        "x",
      );
    const [first, second] = [await png("abc"), await png("cba")];
    expect(
      Buffer.from(first as Uint8Array)
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
    expect(first).not.toEqual(second);
  });
});
