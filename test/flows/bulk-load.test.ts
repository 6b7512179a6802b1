import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import bulkLoad from "../../flows/bulk-load.ts";
import { useCompiledFlows } from "./run-compiled.ts";
import { sourceLines } from "./source.ts";

const runCompiled = useCompiledFlows();

const source = new URL("../data", import.meta.resolve("vega-datasets")).href;

describe("bulk-load", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "nagare-bulk-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("loads every row of every table, a thousand a file", async () => {
    const compiled = await runCompiled("bulk-load", { source, folder });

    expect(compiled.output).toEqual({ loaded: ["seattle-weather", "flights-airport"], empty: [] });
    expect(await loaded("seattle-weather")).toHaveLength(sourceLines("seattle-weather").length);
    expect(await loaded("flights-airport")).toHaveLength(sourceLines("flights-airport").length);
    expect(await readdir(join(folder, "seattle-weather"))).toHaveLength(2);
    expect((await loaded("seattle-weather"))[1]).toEqual({
      date: "2012-01-02",
      precipitation: 10.9,
      weather: "rain",
    });
  });

  it("tells a table without new rows from one that is loaded, as in Node", async () => {
    const params = { source, folder, since: "2099-01-01" };
    const output = { loaded: ["flights-airport"], empty: ["seattle-weather"] };

    expect(await bulkLoad(params)).toEqual(output);
    expect((await runCompiled("bulk-load", params)).output).toEqual(output);
  });

  async function loaded(table: string): Promise<readonly unknown[]> {
    const files = (await readdir(join(folder, table))).sort();
    const texts = await Promise.all(
      files.map((file) => readFile(join(folder, table, file), "utf8")),
    );
    return texts.flatMap((text) =>
      text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    );
  }
});
