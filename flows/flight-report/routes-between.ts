import { distanceKm } from "./distance-km.ts";
import type { Airport, FlightCount, Route } from "./tables.ts";

/** Joins flight counts with the airports at both ends; a flight from or to an unknown airport is left out. With a state: only the routes that touch it. */
export function routesBetween(
  airports: readonly Airport[],
  flights: readonly FlightCount[],
  state?: string,
): readonly Route[] {
  const byCode = new Map(airports.map((airport) => [airport.iata, airport]));
  const routes = flights.flatMap(({ origin, destination, count }) => {
    const [from, to] = [byCode.get(origin), byCode.get(destination)];
    if (from === undefined || to === undefined) return [];
    return [{ origin: from, destination: to, flights: count, distanceKm: distanceKm(from, to) }];
  });
  return routes.filter(
    ({ origin, destination }) =>
      state === undefined || origin.state === state || destination.state === state,
  );
}
