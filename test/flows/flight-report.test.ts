import { readdir, readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import flightReport from "../../flows/flight-report.ts";
import { failingSource } from "./failing-source.ts";
import { sourceLines } from "./source.ts";
import { useTemporaryFolders } from "./temporary-folders.ts";

const counts = sourceLines("flights-airport").map((line) => {
  const [origin = "", destination = "", count] = line.split(",");
  return { origin, destination, count: Number(count) };
});

describe("flight-report, as plain TypeScript", () => {
  const folders = useTemporaryFolders();

  it("reports every flight of the data: 7,009,728, as many as the US domestic flights of 2008", async () => {
    const result = await flightReport({});

    // awk -F, '{ n += $3 } END { print n }' flights-airport.csv
    expect(sum(counts.map(({ count }) => count))).toBe(7_009_728);
    expect(result).toMatchObject({ status: "reported", flights: 7_009_728 });
  });

  it("reports the ten airports with the most departures and arrivals, Atlanta first", async () => {
    const { airports } = await reportOf(await flightReport({}));

    expect(airports.map(({ iata }) => iata)).toEqual(busiest(10));
    // Atlanta's lines add up to 414,513 departures and 414,521 arrivals in the published file.
    expect(airports[0]).toMatchObject({
      iata: "ATL",
      name: "William B Hartsfield-Atlanta Intl",
      state: "GA",
      departures: sum(counts.filter((c) => c.origin === "ATL").map((c) => c.count)),
      arrivals: sum(counts.filter((c) => c.destination === "ATL").map((c) => c.count)),
      destinations: counts.filter((c) => c.origin === "ATL").length,
    });
  });

  it("measures distances over the globe: Atlanta to Honolulu are 4,502 miles by the airlines' tables", async () => {
    const { airports } = await reportOf(await flightReport({ top: 1 }));

    expect(airports[0]).toMatchObject({ furthest: "HNL" });
    expect(Math.abs(Number(airports[0]?.furthestKm) - 4502 * 1.609344)).toBeLessThan(20);
  });

  it("keeps to one state's airports when a state is given", async () => {
    const { airports } = await reportOf(await flightReport({ state: "AK", top: 3 }));

    const inAlaska = new Set(
      sourceLines("airports")
        .filter((line) => line.includes(",AK,USA,"))
        .map((line) => line.split(",")[0] ?? ""),
    );
    expect(airports.map(({ iata }) => iata)).toEqual(busiest(3, inAlaska));
    expect(airports[0]).toMatchObject({ iata: "ANC", state: "AK" });
  });

  it("writes the same airports as CSV", async () => {
    const result = await flightReport({});
    const { airports } = await reportOf(result);

    const lines = parse(await readFile(filesOf(result).csv, "utf8"), { columns: true, cast: true });
    expect(lines).toEqual(airports);
  });

  it("has nothing to report for Delaware, whose five airports had no such flight", async () => {
    expect(await flightReport({ state: "DE" })).toEqual({
      status: "nothing to report",
      flights: 0,
    });
  });

  it("leaves no temporary file behind", async () => {
    await flightReport({});
    await flightReport({ state: "DE" });

    expect(await readdir(folders.data)).toEqual([]);
  });

  it("tries a load again when the source answers 503", async () => {
    await using source = await failingSource({ table: "flights-airport", failures: 1 });

    expect(await flightReport({ state: "DE" })).toMatchObject({ status: "nothing to report" });
    expect(source.requests("flights-airport")).toBe(2);
    expect(source.requests("airports")).toBe(1);
  });

  it("fails with the loader's error after three tries, and still cleans up", async () => {
    await using source = await failingSource({ table: "airports", failures: 9 });

    const failure = await flightReport({}).catch((error: unknown) => error);

    expect(failure).toMatchObject({
      name: "DownloadFailed",
      message: expect.stringMatching(/airports\.csv answered 503$/),
    });
    expect(source.requests("airports")).toBe(3);
    expect(await readdir(folders.data)).toEqual([]);
  });
});

interface Line {
  readonly iata: string;
  readonly furthestKm: number;
}

type Result = Awaited<ReturnType<typeof flightReport>>;

function filesOf(result: Result): { readonly json: string; readonly csv: string } {
  if (!("report" in result) || result.report === undefined) throw new Error("nothing was reported");
  return result.report;
}

async function reportOf(result: Result): Promise<{ readonly airports: readonly Line[] }> {
  return JSON.parse(await readFile(filesOf(result).json, "utf8"));
}

/** By adding up lines of the published file: every line counts at both of its ends. */
function busiest(top: number, among?: ReadonlySet<string>): readonly string[] {
  const codes = new Set(counts.flatMap(({ origin, destination }) => [origin, destination]));
  return [...codes]
    .filter((code) => among?.has(code) ?? true)
    .map((code) => {
      const touching = counts.filter((c) => c.origin === code || c.destination === code);
      return { code, flights: sum(touching.map(({ count }) => count)) };
    })
    .sort((a, b) => b.flights - a.flights)
    .slice(0, top)
    .map(({ code }) => code);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
