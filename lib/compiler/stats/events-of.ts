import type { State, StateType } from "../../asl/index.ts";

/** Events that entering, performing and leaving a state writes; those of branches and iterations aside. */
export function eventsOf(state: State): number {
  if (state.Type !== "Task") return EVENTS[state.Type];
  // `.sync` and `.waitForTaskToken` write TaskSubmitted too.
  return /\.(sync(:2)?|waitForTaskToken)$/.test(state.Resource) ? 6 : EVENTS.Task;
}

const EVENTS = {
  Task: 5,
  Parallel: 4,
  Map: 4,
  Choice: 2,
  Wait: 2,
  Pass: 2,
  Succeed: 2,
  Fail: 1,
} as const satisfies Record<StateType, number>;
