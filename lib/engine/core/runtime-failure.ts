import { errorNames } from "../../asl/index.ts";
import { StateFailure } from "./failure.ts";

/** What a path that leads nowhere, or to an unfit value, ends its state with: States.Runtime, which nothing catches. */
export function runtimeFailure(message: string): StateFailure {
  return new StateFailure({ kind: "interpreter", error: errorNames.runtime, message });
}
