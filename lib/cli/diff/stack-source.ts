import type { DeployedStack, Place } from "../../changes/index.ts";

/** One side of the comparison: a stack with its name, and where it lies as far as that is said. */
export interface StackSource {
  readonly name: string;
  readonly stack: DeployedStack;
  readonly place: Place;
}
