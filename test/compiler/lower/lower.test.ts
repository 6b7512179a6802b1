/**
 * Each file of `flows/` and the graph that it is lowered to. `UPDATE=1 npx vitest run test/compiler/lower` writes the graphs anew: read each
 * difference node by node.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadProject } from "../../../lib/compiler/1-load/index.ts";
import { lowerFlow } from "../../../lib/compiler/3-lower/index.ts";
import { dumpGraph } from "./dump-graph.ts";

const folder = join(import.meta.dirname, "flows");
const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && name !== "steps.ts");
const project = loadProject(folder, { files: [...files, "steps.ts"] });

describe("a flow", () => {
  it("type-checks", () => {
    expect(project.diagnostics).toEqual([]);
  });

  it.each(files)("is lowered to the expected graph: %s", (file) => {
    const flow = project.flows.find(({ sourceFile }) => sourceFile.fileName === join(folder, file));
    if (flow === undefined) throw new Error(`${file} declares no flow`);
    const { graph, diagnostics } = lowerFlow(flow, project);
    expect(diagnostics).toEqual([]);
    const expected = join(folder, file.replace(/ts$/, "txt"));
    const text = dumpGraph(graph);
    if (process.env["UPDATE"] !== undefined) writeFileSync(expected, text);
    expect(text).toBe(readFileSync(expected, "utf8"));
  });
});
