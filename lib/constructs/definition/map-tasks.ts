import type { Branch, TaskState } from "../../asl/index.ts";
import { mapStates } from "./map-states.ts";

/** The same scope with every Task state changed, those inside Parallel and Map states included. */
export function mapTasks<Scope extends Branch>(
  scope: Scope,
  change: (task: TaskState) => TaskState,
): Scope {
  return mapStates(scope, { task: change });
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
