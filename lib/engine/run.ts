import { errorNames } from "../asl/index.ts";
import { finishWithError } from "./core/finish.ts";
import { HistoryFull } from "./core/history.ts";
import type { Machine } from "./core/machine.ts";
import { createMachine } from "./create-machine.ts";
import type { Effect, EndStatus } from "./effect.ts";
import type { HistoryEvent } from "./history-event.ts";
import { inputHandlers } from "./inputs.ts";
import type { RunInput } from "./run-input.ts";
import type { RunOptions } from "./run-options.ts";
import type { RunStart } from "./run-start.ts";

/**
 * One execution as a deterministic machine: the same start and inputs give the same events and effects,
 * whatever the wall clock says. Whoever keeps both can bring a run back by feeding them again.
 *
 * 1. Event ids are 1, 2, … without gaps; a previousEventId is 0 or the id of an earlier event.
 * 2. After an `end` effect nothing happens until a redrive.
 * 3. An input for a task or timer that is over gives no events and no effects.
 * 4. A definition's mistakes are outcomes of the execution, and so is any other error: `advance` never rejects.
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

export function createRun(start: RunStart, options: RunOptions = {}): Run {
  const machine = createMachine(start, options);
  return {
    get status() {
      return machine.end?.status ?? "RUNNING";
    },
    get output() {
      return machine.end?.output;
    },
    get error() {
      return machine.end?.error;
    },
    get cause() {
      return machine.end?.cause;
    },
    get redriveCount() {
      return machine.redriveCount;
    },
    advance: (input) => advance(machine, input),
  };
}

async function advance(machine: Machine, input: RunInput): Promise<Advance> {
  machine.now = input.at;
  machine.events = [];
  machine.effects = [];
  try {
    await inputHandlers[input.kind](machine, input as never);
    await takeSteps(machine);
  } catch (thrown) {
    finishWithThrown(machine, thrown);
  }
  return { events: machine.events, effects: machine.effects };
}

/** Whatever is thrown inside a run is its outcome: nobody outside could do anything about it. */
function finishWithThrown(machine: Machine, thrown: unknown): void {
  if (machine.end) return;
  if (thrown instanceof HistoryFull) {
    const { error, message, previousEventId } = thrown;
    finishWithError(machine, "FAILED", previousEventId, { error, cause: message });
    return;
  }
  const cause = thrown instanceof Error ? thrown.message : String(thrown);
  finishWithError(machine, "FAILED", machine.lastEventId, { error: errorNames.runtime, cause });
}

async function takeSteps(machine: Machine): Promise<void> {
  const { ready } = machine;
  for (let next = 0; next < ready.length; next += 1) {
    const step = ready[next];
    if (step?.branch.status === "running") await step.take();
  }
  ready.length = 0;
}
