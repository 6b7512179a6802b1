import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { task } from "nagare";
import { readTable } from "../tables/read-table.ts";
import { busiestAirports } from "./busiest-airports.ts";
import { routesBetween } from "./routes-between.ts";
import type { Airport, FlightCount } from "./tables.ts";

interface Joining {
  readonly airports: { readonly file: string };
  readonly flights: { readonly file: string };
  readonly top: number;
  readonly state?: string | undefined;
}

/** Joins the flights with the airports at both ends and ranks the airports. The routes stay in a file: a payload holds 256 KiB, they need more. */
export const joinRoutes = task(
  "join-routes",
  { memory: 512 },
  async ({ airports, flights, top, state }: Joining) => {
    const places = await readTable<Airport>(airports.file);
    const counts = await readTable<FlightCount>(flights.file);
    const routes = routesBetween(places, counts, state);
    const file = join(dirname(flights.file), "routes.json");
    await writeFile(file, JSON.stringify(routes));
    const total = routes.reduce((sum, route) => sum + route.flights, 0);
    const busiest = busiestAirports(routes, top, state);
    return { file, routes: routes.length, flights: total, busiest };
  },
);
