import type { Catch, Edge } from "../../ir/index.ts";
import { type Expression, object, source } from "../../jsonata/index.ts";
import { lazy } from "../lazy.ts";
import type { Exits, Place } from "../place.ts";

/** Every error goes to `handle`; all other ways out are those of the place. */
export function catching(place: Place, handle: (error: Expression) => Edge): Exits {
  return {
    ...place.exits,
    throw: ({ error, cause }) => handle(errorObject(error, cause)),
    catches: lazy(() => [catchAll(handle(source("error")), place)]),
  };
}

function catchAll(edge: Edge, { flow }: Place): Catch {
  const made: Catch = { errors: ["States.ALL"], edge };
  flow.tryCatches.add(made);
  return made;
}

function errorObject(error: Expression, cause: Expression): Expression {
  return object([
    { key: "Error", value: error },
    { key: "Cause", value: cause },
  ]);
}
