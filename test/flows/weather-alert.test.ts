import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import weatherAlert from "../../flows/weather-alert.ts";
import { sourceLines } from "./source.ts";
import { useTemporaryFolders } from "./temporary-folders.ts";

describe("weather-alert, as plain TypeScript", () => {
  const folders = useTemporaryFolders();

  it("alerts about each snowy day and each long rain of January 2012", async () => {
    const { days, alerts } = await weatherAlert({});

    // awk -F, '/^2012-01.*snow/' seattle-weather.csv: seven days, the 14th to the 20th.
    // It rained from the 1st to the 7th and from the 21st to the 31st, so the fifth days are the 5th and the 25th.
    const snowy = sourceLines("seattle-weather").filter((line) => /^2012-01.*,snow$/.test(line));
    expect(snowy).toHaveLength(7);
    expect(days).toBe(31);
    expect(alerts).toEqual([
      "2012-01-05: rain for 5 days",
      ...snowy.map((line) => `${line.slice(0, 10)}: snow`),
      "2012-01-25: rain for 5 days",
    ]);
  });

  it("takes both ends of the period", async () => {
    expect(await weatherAlert({ from: "2012-01-14", to: "2012-01-15" })).toEqual({
      from: "2012-01-14",
      to: "2012-01-15",
      days: 2,
      alerts: ["2012-01-14: snow", "2012-01-15: snow"],
    });
  });

  it("has no alert in a period without days", async () => {
    const result = await weatherAlert({ from: "2016-01-01", to: "2016-12-31" });

    expect(result).toMatchObject({ days: 0, alerts: [] });
    expect(await readdir(folders.data)).toEqual([]);
  });
});
