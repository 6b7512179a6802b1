import { describe, expect, it } from "vitest";
import feedCheck from "../../flows/feed-check.ts";
import { useCompiledFlows } from "./run-compiled.ts";

const runCompiled = useCompiledFlows();

const data = new URL("../data", import.meta.resolve("vega-datasets")).href;
const weather = `${data}/seattle-weather.csv`;
const airports = `${data}/airports.csv`;
const missing = `${data}/trains.csv`;

describe("feed-check", () => {
  // As `wc -l` counts: seattle-weather has 1461 rows, airports 3376.
  it.each([
    {
      params: { feeds: [weather, airports, missing], least: 2000 },
      output: {
        ready: 1,
        late: [
          { feed: weather, state: "fewer than 2000 rows" },
          { feed: missing, state: "not there yet" },
        ],
      },
    },
    { params: { feeds: [weather] }, output: { ready: 1, late: [] } },
  ])("tells what is ready from what is late: $params", async ({ params, output }) => {
    expect(await feedCheck(params)).toEqual(output);
    expect(await runCompiled("feed-check", params)).toMatchObject({ exitCode: 0, output });
  });

  it("fails when no feed is ready", async () => {
    await expect(feedCheck({ feeds: [missing] })).rejects.toThrow(`no feed is ready: ${missing}`);
    expect(await runCompiled("feed-check", { feeds: [missing] })).toMatchObject({
      exitCode: 1,
      error: "Error",
      cause: `no feed is ready: ${missing}`,
    });
  });
});
