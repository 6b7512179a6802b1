import type { Branch, State } from "../../asl/index.ts";

/** The machines inside a state: a Parallel's branches, a Map's iteration. */
export function childrenOf(state: State): readonly Branch[] {
  if (state.Type === "Parallel") return state.Branches;
  if (state.Type !== "Map") return [];
  const iteration = state.ItemProcessor ?? state.Iterator;
  return iteration === undefined ? [] : [iteration];
}
