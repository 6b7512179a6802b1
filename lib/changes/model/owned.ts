import type { PlacedResource } from "../template/placed-resource.ts";

/** A part of the project with the resources that are told of as parts of it. */
export interface Owned<Part> {
  readonly name: string;
  readonly part: Part;
  readonly resources: readonly PlacedResource[];
}
