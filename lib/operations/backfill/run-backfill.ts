import { ExecutionAlreadyExists, type SFNClient } from "@aws-sdk/client-sfn";
import { describeRun } from "../describe-run.ts";
import { findRun } from "../find-run.ts";
import type { RunDescription } from "../run-description.ts";
import type { Ask } from "../scheduled-runs.ts";
import { startRun } from "../start-run.ts";
import { type BackfillItem, outcomeOf } from "./plan-backfill.ts";

export interface Backfill {
  readonly ask: Ask;
  readonly stateMachineArn: string;
  /** What starts it: its alias, or itself. */
  readonly startArn: string;
  readonly items: readonly BackfillItem[];
  /** How many run at once. */
  readonly concurrency: number;
  /** No more are started; those that run go on. */
  readonly signal: AbortSignal;
  /** Between two looks at the runs. */
  readonly pause: (running: number) => Promise<void>;
}

/** What happens to one time of a backfill. */
export type BackfillEvent =
  | {
      readonly kind: "running";
      readonly item: BackfillItem;
      readonly executionArn: string;
      readonly since: Date;
    }
  | { readonly kind: "ended"; readonly item: BackfillItem; readonly run: RunDescription };

/**
 * Runs a flow for many times, some at once.
 *
 * 1. What was running before is waited for, and counts as running at once.
 * 2. A run's name stands for its time, so that a start that is said twice, here or elsewhere, starts one run.
 * 3. Once the signal is given nothing is started, and nobody waits.
 */
export async function* runBackfill(backfill: Backfill): AsyncGenerator<BackfillEvent, void> {
  const { items, signal, pause } = backfill;
  const waiting = items.filter(({ action }) => action === "start");
  const running = new Map<BackfillItem, string>();
  yield* taken(items, running);
  for (;;) {
    yield* begun(backfill, waiting, running);
    if (running.size === 0) return;
    await pause(running.size);
    if (signal.aborted) return;
    yield* over(backfill, running);
  }
}

/** Item by item, the ARN of its run. */
type Running = Map<BackfillItem, string>;

function* taken(items: readonly BackfillItem[], running: Running): Generator<BackfillEvent> {
  for (const item of items) {
    if (item.action !== "wait" || item.found === undefined) continue;
    const { executionArn, startDate: since } = item.found;
    running.set(item, executionArn);
    yield { kind: "running", item, executionArn, since };
  }
}

async function* begun(
  backfill: Backfill,
  waiting: BackfillItem[],
  running: Running,
): AsyncGenerator<BackfillEvent> {
  const { signal, concurrency } = backfill;
  while (!signal.aborted && running.size < concurrency) {
    const item = waiting.shift();
    if (item === undefined) return;
    const { executionArn, startDate: since } = await started(backfill, item);
    running.set(item, executionArn);
    yield { kind: "running", item, executionArn, since };
  }
}

async function* over({ ask }: Backfill, running: Running): AsyncGenerator<BackfillEvent> {
  for (const [item, executionArn] of [...running]) {
    const run = await ask((client) => describeRun(client, executionArn));
    if (outcomeOf(run.status) === "running") continue;
    running.delete(item);
    yield { kind: "ended", item, run };
  }
}

/** Starts the run of a time, or finds the one that somebody else has started. */
async function started(
  { ask, startArn, stateMachineArn }: Backfill,
  { name, scheduledTime, params }: BackfillItem,
): Promise<{ readonly executionArn: string; readonly startDate: Date }> {
  const input = { ...params, nagare: { scheduledTime: isoOf(scheduledTime) } };
  return await ask(async (client) => {
    try {
      return await startRun(client, { stateMachineArn: startArn, name, input });
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
      return await there(client, stateMachineArn, name, error);
    }
  });
}

/** As EventBridge Scheduler writes it: `2026-01-01T01:00:00Z`. */
function isoOf(instant: Date): string {
  return instant.toISOString().replace(/\.000Z$/, "Z");
}

async function there(
  client: SFNClient,
  stateMachineArn: string,
  name: string,
  error: Error,
): Promise<RunDescription> {
  const run = await findRun(client, stateMachineArn, name);
  // Step Functions keeps a name for 90 days, and forgets the run itself as late.
  if (run === undefined) throw error;
  return run;
}
