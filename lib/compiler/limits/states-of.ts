import type { State, StateMachine } from "../../asl/index.ts";

/** All states by name, those of branches and iterations included. */
export function statesOf(
  machine: Pick<StateMachine, "States">,
): readonly (readonly [string, State])[] {
  return Object.entries(machine.States).flatMap(([name, state]) => [
    [name, state] as const,
    ...inner(state).flatMap(statesOf),
  ]);
}

function inner(state: State): readonly Pick<StateMachine, "States">[] {
  if (state.Type === "Parallel") return state.Branches;
  return state.Type === "Map" && state.ItemProcessor ? [state.ItemProcessor] : [];
}
