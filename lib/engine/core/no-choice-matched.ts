import { errorNames } from "../../asl/index.ts";
import { StateFailure } from "./failure.ts";

/** The guide names States.NoChoiceMatched; AWS itself reports States.Runtime. */
export function noChoiceMatched(name: string): StateFailure {
  return new StateFailure({
    kind: "interpreter",
    error: errorNames.runtime,
    message: `Failed to transition out of the state '${name}'. The state does not point to a next state.`,
  });
}
