import type { Airport, Route } from "./tables.ts";

/** Codes of the airports with the most departures and arrivals, busiest first. With a state: only the airports in it. */
export function busiestAirports(
  routes: readonly Route[],
  top: number,
  state?: string,
): readonly string[] {
  const flights = new Map<string, number>();
  const add = (airport: Airport, count: number) => {
    if (state !== undefined && airport.state !== state) return;
    flights.set(airport.iata, (flights.get(airport.iata) ?? 0) + count);
  };
  for (const route of routes) {
    add(route.origin, route.flights);
    add(route.destination, route.flights);
  }
  const ranked = [...flights].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
  return ranked.slice(0, top).map(([iata]) => iata);
}
