import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { compileProject } from "../../lib/compiler/index.ts";
import { buildGraph, renderGraph } from "../../lib/graph/index.ts";

const root = resolve(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");

describe("README.md", () => {
  const shown = [...readme.matchAll(/<!-- (?:flow|task): (\S+) -->\n```ts\n(.*?)```/gs)];

  it("shows code", () => {
    expect(shown).toHaveLength(2);
  });

  it.each(shown.map(([, file = "", code = ""]) => ({ file, code })))(
    "shows $file as it is",
    ({ file, code }) => {
      expect(readFileSync(join(root, file), "utf8")).toContain(code);
    },
  );

  it("shows the graph as it is drawn now; vitest -u draws it anew", async () => {
    const { flows } = compileProject(root);
    const definition = flows.find(({ name }) => name === "flight-report")?.definition;
    if (definition === undefined) throw new Error("flight-report does not compile");

    const svg = await renderGraph(buildGraph(definition), "svg", "flight-report");

    await expect(svg).toMatchFileSnapshot(join(root, "docs/images/flight-report.svg"));
  });

  it.each([...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, path = ""]) => path))(
    "links to %s, which exists",
    (path) => {
      expect(existsSync(join(root, path))).toBe(true);
    },
  );
});
