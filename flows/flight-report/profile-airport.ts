import { task } from "nagare";
import { readTable } from "../tables/read-table.ts";
import { airportProfile } from "./airport-profile.ts";

/** Sums up the routes of one airport. */
export const profileAirport = task(
  "profile-airport",
  { memory: 512 },
  async ({ routes, airport }: { routes: string; airport: string }) =>
    airportProfile(await readTable(routes), airport),
);
