import type ts from "typescript";
import type { Catch, Origin } from "../../ir/index.ts";
import { shortText } from "../origins.ts";
import { originAt, type Place } from "../place.ts";

/** Where something stands that JavaScript may throw at. */
export interface Guard {
  /** What catches it; nothing does outside of a `try`. */
  readonly by?: Catch;
  readonly origin: Origin;
}

export function guardAt(place: Place, node: ts.Node): Guard {
  const [by] = place.exits.catches();
  return { ...(by && { by }), origin: originAt(place, node, `compute ${shortText(node)}`) };
}
