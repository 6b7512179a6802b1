import type ts from "typescript";
import type { Functions, Home } from "../callables/callable.ts";
import type { Value } from "../context.ts";
import type { Place } from "../place.ts";

/** The place of a flow where a function was made. */
export class HomePlace implements Home {
  readonly place: Place;

  constructor(place: Place) {
    this.place = place;
  }

  get functions(): Functions {
    return this.place.flow.project;
  }

  lookup(symbol: ts.Symbol): Value | undefined {
    return this.place.scope.lookup(symbol);
  }
}
