import type { State } from "../../asl/index.ts";

/** The states that may come next without an error. A state that ends has none; neither has Fail. */
export function waysOut(state: State): readonly string[] {
  if (state.Type === "Choice") {
    const chosen = state.Choices.filter((rule) => !isForMarked(rule)).map((rule) => rule.Next);
    return state.Default === undefined ? chosen : [...chosen, state.Default];
  }
  return "Next" in state && state.Next !== undefined ? [state.Next] : [];
}

/** A start of a schedule on a day that it isn't for: not the run whose cost one asks for. */
function isForMarked({ Condition }: { readonly Condition?: unknown }): boolean {
  return typeof Condition === "string" && Condition.includes("$states.input.nagare.only =");
}

/** Whether a run of the states can end well in this one. */
export function endsWell(state: State): boolean {
  return state.Type === "Succeed" || ("End" in state && state.End === true);
}
