import type { StateStatus, StateStatuses } from "../model/graph.ts";
import type { RunEvent } from "./run-event.ts";
import { type Visit, visitsOf } from "./visits.ts";

/**
 * How far each state came, from a run's history in order, ended or not. A state that was entered several times (a loop, the items of a
 * map) shows what matters most of them: failed, then running, stopped, caught, succeeded.
 */
export function statusesOf(events: readonly RunEvent[]): StateStatuses {
  const visits = visitsOf(events);
  const isOver = isEnd(events.at(-1));
  const broken = new Set(visits.filter(isBroken).flatMap(withContainers));
  const statuses = new Map<string, StateStatus>();
  for (const visit of visits) {
    const status = statusOf(visit, isOver, broken.has(visit));
    const known = statuses.get(visit.name) ?? status;
    statuses.set(visit.name, importance[status] > importance[known] ? status : known);
  }
  return Object.fromEntries(statuses);
}

function isEnd({ type = "" }: RunEvent = {}): boolean {
  return /^Execution(?:Succeeded|Failed|TimedOut|Aborted)$/.test(type);
}

function isBroken({ hasEnded, hasFailed }: Visit): boolean {
  return hasFailed && !hasEnded;
}

function withContainers(visit: Visit): readonly Visit[] {
  return visit.parent === undefined ? [visit] : [visit, ...withContainers(visit.parent)];
}

function statusOf(visit: Visit, isOver: boolean, isAroundFailure: boolean): StateStatus {
  if (visit.hasEnded) return visit.hasFailed ? "caught" : "succeeded";
  if (visit.hasFailed) return "failed";
  const isAbandoned = isOver || withContainers(visit).some(({ hasEnded }) => hasEnded);
  if (!isAbandoned) return "running";
  return isAroundFailure && isOver ? "failed" : "stopped";
}

const importance = { failed: 4, running: 3, stopped: 2, caught: 1, succeeded: 0 } satisfies Record<
  StateStatus,
  number
>;
