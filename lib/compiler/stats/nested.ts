import type { State } from "../../asl/index.ts";

export interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** The machines inside a state: branches, or what is done for an item. */
export function nested(state: State): readonly Machine[] {
  if (state.Type === "Parallel") return state.Branches;
  if (state.Type !== "Map") return [];
  const processor = state.ItemProcessor ?? state.Iterator;
  return processor === undefined ? [] : [processor];
}
