import type { Branch, MapState, ParallelState, State, TaskState } from "../../asl/index.ts";

/** The same scope with every Task state changed, those inside Parallel and Map states included. */
export function mapTasks<Scope extends Branch>(
  scope: Scope,
  change: (task: TaskState) => TaskState,
): Scope {
  const states = Object.entries(scope.States).map(([name, state]) => [
    name,
    mapState(state, change),
  ]);
  return { ...scope, States: Object.fromEntries(states) };
}

/** Every Task state of a scope, those inside Parallel and Map states included. */
export function tasksOf(scope: Branch): readonly TaskState[] {
  const found: TaskState[] = [];
  mapTasks(scope, (task) => {
    found.push(task);
    return task;
  });
  return found;
}

function mapState(state: State, change: (task: TaskState) => TaskState): State {
  if (state.Type === "Task") return change(state);
  if (state.Type === "Parallel") return mapParallel(state, change);
  return state.Type === "Map" ? mapIteration(state, change) : state;
}

function mapParallel(state: ParallelState, change: (task: TaskState) => TaskState): ParallelState {
  return { ...state, Branches: state.Branches.map((branch) => mapTasks(branch, change)) };
}

function mapIteration(state: MapState, change: (task: TaskState) => TaskState): MapState {
  const { ItemProcessor, Iterator } = state;
  return {
    ...state,
    ...(ItemProcessor === undefined ? {} : { ItemProcessor: mapTasks(ItemProcessor, change) }),
    ...(Iterator === undefined ? {} : { Iterator: mapTasks(Iterator, change) }),
  };
}
