import type { Branch, MapState, ParallelState, State, TaskState } from "../../asl/index.ts";

/** What becomes of each state of a kind; those that aren't named stay. */
export interface StateChanges {
  readonly task?: (state: TaskState) => TaskState;
  /** Its own fields: what is inside changes by itself. */
  readonly map?: (state: MapState) => MapState;
}

/** The same scope with its states changed, those inside Parallel and Map states included. */
export function mapStates<Scope extends Branch>(scope: Scope, changes: StateChanges): Scope {
  const states = Object.entries(scope.States).map(([name, state]) => [
    name,
    mapState(state, changes),
  ]);
  return { ...scope, States: Object.fromEntries(states) };
}

function mapState(state: State, changes: StateChanges): State {
  if (state.Type === "Task") return changes.task?.(state) ?? state;
  if (state.Type === "Parallel") return mapParallel(state, changes);
  return state.Type === "Map" ? mapIteration(state, changes) : state;
}

function mapParallel(state: ParallelState, changes: StateChanges): ParallelState {
  return { ...state, Branches: state.Branches.map((branch) => mapStates(branch, changes)) };
}

function mapIteration(state: MapState, changes: StateChanges): MapState {
  const changed = changes.map?.(state) ?? state;
  const { ItemProcessor, Iterator } = changed;
  return {
    ...changed,
    ...(ItemProcessor === undefined ? {} : { ItemProcessor: mapStates(ItemProcessor, changes) }),
    ...(Iterator === undefined ? {} : { Iterator: mapStates(Iterator, changes) }),
  };
}
