/** A row of the table `airports`. */
export interface Airport {
  readonly iata: string;
  readonly name: string;
  readonly city?: string;
  readonly state?: string;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** A row of the table `flights-airport`: how many flights there were from one airport to another. */
export interface FlightCount {
  readonly origin: string;
  readonly destination: string;
  readonly count: number;
}

/** A flight count with the airports at both ends. */
export interface Route {
  readonly origin: Airport;
  readonly destination: Airport;
  readonly flights: number;
  readonly distanceKm: number;
}
