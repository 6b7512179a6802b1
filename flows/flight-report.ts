import { cron, flow, map } from "nagare";
import { joinRoutes } from "./flight-report/join-routes.ts";
import { profileAirport } from "./flight-report/profile-airport.ts";
import { writeReport } from "./flight-report/write-report.ts";
import { load, openFolder, removeFolder } from "./tables.ts";

interface Params {
  /** How many airports the report has. */
  readonly top?: number;
  /** Two letters: only airports of this state. */
  readonly state?: string;
}

/** Reports the busiest airports of the United States, from all domestic flights of a year. */
export default flow(
  "flight-report",
  { schedule: cron("0 6 * * MON", "America/New_York"), timeout: "1h" },
  async ({ top = 10, state }: Params, run) => {
    const folder = await openFolder({ run: run.name });
    try {
      const [airports, flights] = await Promise.all([
        load({ table: "airports", folder }),
        load({ table: "flights-airport", folder }),
      ]);
      const routes = await joinRoutes({ airports, flights, top, state });
      // Not every state has an airport with flights: that is no failure
      if (routes.busiest.length === 0) return { status: "nothing to report", flights: 0 };
      const profiles = await map(
        routes.busiest,
        async (airport) => await profileAirport({ airport, routes: routes.file }),
        { concurrency: 5 },
      );
      const report = await writeReport({ run: run.name, state, routes, airports: profiles });
      return { status: "reported", flights: routes.flights, report };
    } finally {
      // Also when a step failed: the loaded tables are of no use to the next run
      await removeFolder({ folder });
    }
  },
);
