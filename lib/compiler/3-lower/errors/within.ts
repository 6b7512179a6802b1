import type { Exits, Place } from "../place.ts";
import { covered } from "./covered.ts";

/** The place with other ways out, which every state that is made there has. */
export function within(exits: Exits, place: Place): Place {
  return { ...place, exits, graph: covered(place.graph, exits, place.flow) };
}
