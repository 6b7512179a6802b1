import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import flightReport from "../../flows/flight-report.ts";
import weatherAlert from "../../flows/weather-alert.ts";
import { failingSource } from "./failing-source.ts";
import { main, useCompiledFlows } from "./run-compiled.ts";
import { useTemporaryFolders } from "./temporary-folders.ts";

const runCompiled = useCompiledFlows();

// What the data says is proven beside each flow, where it runs as plain TypeScript; here the state machine has to say the same.
describe.skipIf(!existsSync(main))("the flows, compiled and run by nagare run", () => {
  const folders = useTemporaryFolders();

  it("greets as hello does", async () => {
    expect(await runCompiled("hello", {})).toMatchObject({
      exitCode: 0,
      status: "SUCCEEDED",
      output: { greeting: "Hello, world!" },
    });
  });

  it.each([{}, { state: "AK", top: 3 }])(
    "writes the report that flight-report writes for %j",
    async (params) => {
      const compiled = await runCompiled("flight-report", params);
      const native = await flightReport(params);

      expect(compiled).toMatchObject({ exitCode: 0, status: "SUCCEEDED" });
      expect(await reported(compiled.output)).toEqual(await reported(native));
      expect(await readdir(folders.data)).toEqual([]);
    },
  );

  it("has nothing to report where flight-report has nothing", async () => {
    const compiled = await runCompiled("flight-report", { state: "DE" });

    expect(compiled.output).toEqual({ status: "nothing to report", flights: 0 });
    expect(await readdir(folders.data)).toEqual([]);
  });

  it("tries a load again when the source answers 503", async () => {
    await using source = await failingSource({ table: "flights-airport", failures: 1 });

    expect(await runCompiled("flight-report", { state: "DE" })).toMatchObject({
      status: "SUCCEEDED",
    });
    expect(source.requests("flights-airport")).toBe(2);
  });

  it("fails with the loader's error after three tries, and still cleans up", async () => {
    await using source = await failingSource({ table: "airports", failures: 9 });

    expect(await runCompiled("flight-report", {})).toMatchObject({
      exitCode: 1,
      status: "FAILED",
      error: "DownloadFailed",
      cause: expect.stringContaining("airports.csv answered 503"),
    });
    expect(source.requests("airports")).toBe(3);
    expect(await readdir(folders.data)).toEqual([]);
  });

  it.each([{}, { from: "2012-01-14", to: "2012-01-15" }, { patience: 2 }, { from: "2016-01-01" }])(
    "alerts as weather-alert does for %j",
    async (params) => {
      const { status, output } = await runCompiled("weather-alert", params);

      expect(status).toBe("SUCCEEDED");
      expect(output).toEqual(await weatherAlert(params));
    },
  );
});

/** A flow's output with what its files say, in place of where they lie: the run's name is in the path. */
async function reported(output: unknown): Promise<object> {
  const { report, ...rest }: { readonly report: { readonly json: string; readonly csv: string } } =
    JSON.parse(JSON.stringify(output));
  return {
    ...rest,
    json: JSON.parse(await readFile(report.json, "utf8")),
    csv: await readFile(report.csv, "utf8"),
  };
}
