import type { Route } from "./tables.ts";

/** What the report says of one airport: a line of its CSV. */
export interface AirportProfile {
  readonly iata: string;
  readonly name: string;
  readonly city: string;
  readonly state: string;
  readonly departures: number;
  readonly arrivals: number;
  readonly destinations: number;
  /** Over all departures: a route with twice the flights counts twice. */
  readonly meanDistanceKm: number;
  readonly furthest: string;
  readonly furthestKm: number;
}

/** Sums up the routes of one airport. */
export function airportProfile(routes: readonly Route[], iata: string): AirportProfile {
  const from = routes.filter(({ origin }) => origin.iata === iata);
  const to = routes.filter(({ destination }) => destination.iata === iata);
  const airport = from[0]?.origin ?? to[0]?.destination;
  const departures = sum(from.map(({ flights }) => flights));
  const flownKm = sum(from.map(({ flights, distanceKm }) => flights * distanceKm));
  const furthest = from.toSorted((a, b) => b.distanceKm - a.distanceKm)[0];
  return {
    iata,
    name: airport?.name ?? "",
    city: airport?.city ?? "",
    state: airport?.state ?? "",
    departures,
    arrivals: sum(to.map(({ flights }) => flights)),
    destinations: from.length,
    meanDistanceKm: departures === 0 ? 0 : Math.round(flownKm / departures),
    furthest: furthest?.destination.iata ?? "",
    furthestKm: Math.round(furthest?.distanceKm ?? 0),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
