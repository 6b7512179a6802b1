import type { State, StateMachine } from "../../asl/index.ts";

/** A state where it stands. */
export interface Step {
  readonly state: State;
  /** The Maps and branches that it is inside, outermost first. */
  readonly inside: readonly string[];
}

interface Machine {
  readonly States: Readonly<Record<string, State>>;
}

/** All states of a definition, those inside others too, by name; a name that is used twice has its place in front. */
export function stepsOf(definition: StateMachine | undefined): ReadonlyMap<string, Step> {
  const steps = new Map<string, Step>();
  for (const [name, step] of definition === undefined ? [] : stepsIn(definition, [])) {
    steps.set(steps.has(name) ? [...step.inside, name].join(" > ") : name, step);
  }
  return steps;
}

function stepsIn(
  machine: Machine,
  inside: readonly string[],
): readonly (readonly [string, Step])[] {
  return Object.entries(machine.States).flatMap(([name, state]) => [
    [name, { state, inside }] as const,
    ...innerMachines(name, state).flatMap(([place, inner]) => stepsIn(inner, [...inside, place])),
  ]);
}

function innerMachines(name: string, state: State): readonly (readonly [string, Machine])[] {
  if (state.Type === "Parallel")
    return state.Branches.map((branch, at) => [`branch ${at + 1} of ${name}`, branch]);
  const processor = state.Type === "Map" ? (state.ItemProcessor ?? state.Iterator) : undefined;
  return processor === undefined ? [] : [[`each of ${name}`, processor]];
}
