import { flow, shell, skip } from "nagare";
import { wettestMonths } from "./rain-report/wettest-months.ts";
import { openFolder, removeFolder } from "./tables.ts";

/** The team's scripts as they are: in a stock image on AWS, as processes on a laptop. */
export const extract = shell("./rain-report/extract.sh", {
  image: "public.ecr.aws/amazonlinux/amazonlinux:2023",
  command: ({ source, folder }: { source: string; folder: string }) => [source, folder],
  retry: { attempts: 3, delay: "5s" },
  timeout: "5m",
});

export const transform = shell("./rain-report/transform.sh", {
  command: ({ folder, year }: { folder: string; year: number }) => [folder, String(year)],
  exitCodes: { 4: "no-weather" },
  timeout: "5m",
});

interface Params {
  /** URL of the weather's CSV file, `https:` or `file:`. */
  readonly source?: string;
  readonly year?: number;
  /** How many months are reported. */
  readonly top?: number;
}

const SEATTLE =
  "https://raw.githubusercontent.com/vega/vega-datasets/main/data/seattle-weather.csv";

/** Reports a year's wettest months: an ETL of shell scripts, and one function that reads what they made. */
export default flow(
  "rain-report",
  async ({ source = SEATTLE, year = 2015, top = 3 }: Params, run) => {
    const folder = await openFolder({ run: run.name });
    try {
      await extract({ source, folder });
      const { outcome } = await transform({ folder, year });
      if (outcome === "no-weather") return skip(`no weather of ${year}`);
      return { year, wettest: await wettestMonths({ folder, top }) };
    } finally {
      await removeFolder({ folder });
    }
  },
);
