import type { State, StateMachine } from "../asl/index.ts";

/**
 * Whether a redrive from a state would only fail there again: a Fail state throws the same error, unless a Parallel around it is there to go back
 * to what failed.
 */
export function failsAgain(machine: StateMachine, name: string): boolean {
  return isFail(machine.States, name, false);
}

type States = StateMachine["States"];

function isFail(states: States, name: string, goesBack: boolean): boolean {
  const own = states[name];
  if (own !== undefined) return own.Type === "Fail" && !goesBack;
  return Object.values(states).some((state) =>
    insideOf(state).some((inner) => isFail(inner, name, goesBack || catchesRedriven(state))),
  );
}

function insideOf(state: State): readonly States[] {
  if (state.Type === "Parallel") return state.Branches.map(({ States }) => States);
  return state.Type === "Map" && state.ItemProcessor ? [state.ItemProcessor.States] : [];
}

function catchesRedriven(state: State): boolean {
  return (
    state.Type === "Parallel" &&
    (state.Catch ?? []).some(({ ErrorEquals }) => ErrorEquals.includes("Redriven"))
  );
}
