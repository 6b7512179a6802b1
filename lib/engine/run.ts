import type { Effect, EndStatus } from "./effect.ts";
import type { HistoryEvent } from "./history-event.ts";
import type { RunInput } from "./run-input.ts";
import type { RunStart } from "./run-start.ts";

/**
 * One execution as a deterministic machine: the same start and inputs give the same events and effects,
 * whatever the wall clock says. Whoever keeps both can bring a run back by feeding them again.
 */
export interface Run {
  readonly status: "RUNNING" | EndStatus;
  /** JSON text, once succeeded. */
  readonly output: string | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly redriveCount: number;
  /** Takes one input; call it again only when it has answered. */
  advance(input: RunInput): Promise<Advance>;
}

/** What one input led to: new events in order, and what the run now asks of the world. */
export interface Advance {
  readonly events: readonly HistoryEvent[];
  readonly effects: readonly Effect[];
}

export interface RunOptions {
  /** @default 25,000 */
  readonly maxEvents?: number;
}

export function createRun(start: RunStart, options: RunOptions = {}): Run {
  throw new Error(`cannot run ${start.executionArn} yet (${options.maxEvents})`);
}
