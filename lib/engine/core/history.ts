import { errorNames } from "../../asl/index.ts";
import type { EventDetails, HistoryEventType } from "../history-event.ts";
import type { Branch, Machine } from "./machine.ts";

/** Thrown when only one event is left: the one that says so. */
export class HistoryFull extends Error {
  readonly error = errorNames.runtime;
  readonly previousEventId: number;

  constructor(maxEvents: number, previousEventId: number) {
    super(`The execution reached the maximum number of history events (${maxEvents}).`);
    this.name = "HistoryFull";
    this.previousEventId = previousEventId;
  }
}

/** Records an event that the branch's next event will name as its previous one. */
export function record(
  machine: Machine,
  branch: Branch,
  type: HistoryEventType,
  details?: EventDetails,
): number {
  branch.chain = recordAside(machine, branch.chain, type, details);
  return branch.chain;
}

/** Records an event that no chain goes on from, such as MapIterationSucceeded or TaskStateAborted. */
export function recordAside(
  machine: Machine,
  previousEventId: number,
  type: HistoryEventType,
  details?: EventDetails,
): number {
  if (machine.lastEventId >= machine.maxEvents - 1) {
    throw new HistoryFull(machine.maxEvents, previousEventId);
  }
  return recordEnd(machine, previousEventId, type, details);
}

/** Records the event that ends an execution, for which there is always room. */
export function recordEnd(
  machine: Machine,
  previousEventId: number,
  type: HistoryEventType,
  details?: EventDetails,
): number {
  machine.lastEventId += 1;
  machine.events.push({
    id: machine.lastEventId,
    previousEventId,
    type,
    timestamp: machine.now,
    ...details,
  });
  return machine.lastEventId;
}
