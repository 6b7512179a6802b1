import type { State } from "../../asl/index.ts";

/** The states that may come next without an error. A state that ends has none; neither has Fail. */
export function waysOut(state: State): readonly string[] {
  if (state.Type === "Choice") {
    const chosen = state.Choices.map((rule) => rule.Next);
    return state.Default === undefined ? chosen : [...chosen, state.Default];
  }
  return "Next" in state && state.Next !== undefined ? [state.Next] : [];
}

/** Whether a run of the states can end well in this one. */
export function endsWell(state: State): boolean {
  return state.Type === "Succeed" || ("End" in state && state.End === true);
}
