import type { JsonObject } from "../json.ts";
import { isObject } from "./shape.ts";

/** A `States` object with where it stands: of the machine, of a branch, of an iteration. */
export interface LocatedGraph {
  /** "" for the machine itself. */
  readonly location: string;
  readonly graph: JsonObject;
}

export interface LocatedState {
  readonly name: string;
  readonly location: string;
  readonly state: JsonObject;
}

/** All graphs of a definition, the outer ones first. */
export function graphsOf(graph: JsonObject, location = ""): readonly LocatedGraph[] {
  const inner = childStates({ graph, location }).flatMap(innerGraphs);
  return [{ graph, location }, ...inner.flatMap((child) => graphsOf(child.graph, child.location))];
}

/** All states of a definition. */
export function statesOf(definition: JsonObject): readonly LocatedState[] {
  return graphsOf(definition).flatMap(childStates);
}

export function childStates({ graph, location }: LocatedGraph): readonly LocatedState[] {
  const { States } = graph;
  if (!isObject(States)) return [];
  return Object.entries(States).flatMap(([name, state]) =>
    isObject(state) ? [{ name, state, location: `${location}/States/${name}` }] : [],
  );
}

/** The graphs right inside a state. */
export function innerGraphs({ state, location }: LocatedState): readonly LocatedGraph[] {
  const { Branches, ItemProcessor, Iterator: iterator } = state;
  const branches = Array.isArray(Branches) ? Branches : [];
  return [
    ...branches.flatMap((branch, index) =>
      isObject(branch) ? [{ graph: branch, location: `${location}/Branches[${index}]` }] : [],
    ),
    ...(isObject(ItemProcessor)
      ? [{ graph: ItemProcessor, location: `${location}/ItemProcessor` }]
      : []),
    ...(isObject(iterator) ? [{ graph: iterator, location: `${location}/Iterator` }] : []),
  ];
}
