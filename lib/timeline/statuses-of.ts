import type { RunEvent } from "./run-event.ts";
import { allSteps, type StepStatus, timelineOf } from "./timeline.ts";

/**
 * How far each state came, from a run's history in order, ended or not. A state that was entered several times (a loop, the items of a
 * map) shows what matters most of them: failed, then running, stopped, caught, succeeded.
 */
export function statusesOf(events: readonly RunEvent[]): Readonly<Record<string, StepStatus>> {
  const statuses = new Map<string, StepStatus>();
  for (const { state, status } of allSteps(timelineOf(events).steps)) {
    const known = statuses.get(state) ?? status;
    statuses.set(state, importance[status] > importance[known] ? status : known);
  }
  return Object.fromEntries(statuses);
}

const importance = { failed: 4, running: 3, stopped: 2, caught: 1, succeeded: 0 } satisfies Record<
  StepStatus,
  number
>;
