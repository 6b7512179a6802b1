import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileProject } from "../../lib/compiler/index.ts";
import { buildGraph } from "../../lib/graph/model/build-graph.ts";
import type { StateStatuses } from "../../lib/graph/model/graph.ts";

const runs = join(import.meta.dirname, "../compiler/lower/runs");
const { flows } = compileProject(runs, { files: ["stopped.ts"] });

function graphOf(name: string, statuses: StateStatuses = {}) {
  const flow = flows.find((one) => one.name === name);
  if (flow === undefined) throw new Error(`no flow ${name}`);
  return buildGraph(flow.definition, statuses);
}

function linesOf(name: string): readonly string[] {
  const { edges } = graphOf(name);
  return edges.map(({ kind, from, to, label }) => {
    const line = kind === "catch" ? "⇢" : "→";
    return `${from} ${line} ${to}${label === undefined ? "" : `: ${label}`}`;
  });
}

describe("the states around a container that stopped", () => {
  it("are not in the picture: the ways on lead from the container", () => {
    expect(linesOf("uncaught")).toEqual([
      "nagare:start → load",
      "load ⇢ invalid params: States.QueryEvaluationError",
      "load → return: exit code 9",
      "load → nagare:end",
      "return → nagare:end",
    ]);
  });

  it("lead to the flow's catch, and no way is there twice", () => {
    expect(linesOf("turns").filter((line) => line.startsWith("load "))).toEqual([
      "load → for table of tables (2)",
      "load ⇢ for table of tables (2)",
    ]);
  });

  it("hide that a file is read behind the container", () => {
    expect(linesOf("written")).toEqual([
      "nagare:start → write",
      "write → write (2)",
      "write ⇢ invalid params: States.QueryEvaluationError",
      "write (2) → nagare:end",
    ]);
    const statuses = { write: "succeeded", "write result": "failed" } as const;
    expect(graphOf("written", statuses).nodes[1]).toMatchObject({ id: "write", status: "failed" });
  });

  it.each([
    [{ load: "caught", "load failed": "failed" }, "failed"],
    [{ load: "caught", "wait to try load again": "running" }, "running"],
    [{ load: "succeeded", "load failed": "caught" }, "succeeded"],
    [{ load: "caught", "load stopped": "succeeded" }, "caught"],
  ] as const)("give the container its status: %j", (statuses, status) => {
    const [, load] = graphOf("uncaught", statuses).nodes;
    expect(load).toMatchObject({ id: "load", status });
  });
});
