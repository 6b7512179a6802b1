import { setTimeout as sleep } from "node:timers/promises";
import {
  type Ask,
  type BackfillItem,
  describeRun,
  outcomeOf,
  type RunDescription,
  runBackfill,
} from "../../operations/index.ts";
import type { Connection } from "../connect/connection.ts";
import { interruption } from "../run/interruption.ts";
import { waitForGuests } from "../run/wait-for-guests.ts";
import { hasColor, painter, printJson } from "../terminal.ts";
import { backfillData } from "./backfill-data.ts";
import { commandText } from "./command-text.ts";
import { countsOf, countWords } from "./counts.ts";
import { type Progress, progressOf } from "./progress-of.ts";
import type { WantedBackfill } from "./read-backfill.ts";
import { summaryOf } from "./summary-of.ts";

export interface Performance {
  readonly connection: Connection;
  readonly ask: Ask;
  readonly stateMachineArn: string;
  readonly startArn: string;
  readonly wanted: WantedBackfill;
  readonly items: readonly BackfillItem[];
  readonly json: boolean;
}

/** What has happened so far. */
interface State {
  readonly ended: Map<BackfillItem, RunDescription>;
  /** What runs, with its ARN. */
  readonly running: Map<BackfillItem, string>;
}

/** Runs a backfill, shows how it goes, and sets the command's exit code. */
export async function perform(performance: Performance): Promise<void> {
  const { connection, wanted, items, json } = performance;
  const began = Date.now();
  const signal = interruption();
  const state: State = { ended: new Map(), running: new Map() };
  const progress = json ? undefined : progressOf(wanted, items, state.ended);
  try {
    await follow(performance, state, signal, progress);
  } catch (error) {
    tellStopped(performance, state);
    throw error;
  } finally {
    progress?.end();
  }
  const failed = await failures(performance, state);
  process.exitCode = failed.length > 0 ? 1 : 0;
  if (json) printJson(backfillData(wanted, items, state.ended, state.running));
  if (signal.aborted) return leave(performance, state, signal);
  if (!json) tell(performance, state, failed, Date.now() - began);
  await waitForGuests(connection, signal);
}

async function follow(
  { connection, ask, stateMachineArn, startArn, wanted, items }: Performance,
  { ended, running }: State,
  signal: AbortSignal,
  progress: Progress | undefined,
): Promise<void> {
  const { concurrency } = wanted;
  const pause = async (count: number): Promise<void> => {
    progress?.refresh();
    const milliseconds = pauseMilliseconds(connection.env, count);
    await sleep(milliseconds, undefined, { signal }).catch(() => {});
  };
  const backfill = { ask, stateMachineArn, startArn, items, concurrency, signal, pause };
  for await (const event of runBackfill(backfill)) {
    if (event.kind === "running") running.set(event.item, event.executionArn);
    else {
      running.delete(event.item);
      ended.set(event.item, event.run);
    }
    progress?.tell(event);
  }
}

/** AWS answers 15 of these questions a second for a whole account: half of them are for others. */
function pauseMilliseconds(env: string | undefined, running: number): number {
  return env === undefined ? 50 : Math.max(2000, running * 150);
}

/** The runs that failed, now or before: of those from before more than their status has to be asked. */
async function failures(
  { ask, wanted, items }: Performance,
  { ended }: State,
): Promise<readonly (readonly [BackfillItem, RunDescription])[]> {
  const failed: (readonly [BackfillItem, RunDescription])[] = [];
  for (const item of items) {
    const run = ended.get(item) ?? (item.action === "leave" ? item.found : undefined);
    if (run === undefined || outcomeOf(run.status) !== "failed") continue;
    // Whoever fills gaps doesn't ask for what was no gap.
    if (wanted.mode === "only-missing" && !ended.has(item)) continue;
    const known = ended.get(item);
    failed.push([item, known ?? (await ask((client) => describeRun(client, run.executionArn)))]);
  }
  return failed;
}

function tell(
  { connection, wanted, items }: Performance,
  { ended }: State,
  failed: readonly (readonly [BackfillItem, RunDescription])[],
  milliseconds: number,
): void {
  const counts = countsOf(items, ended);
  const command = commandText(process.argv.slice(2), ["--only-failed", "--only-missing", "--yes"]);
  const { timeText } = wanted;
  const took = ended.size === 0 ? {} : { milliseconds };
  const summary = { counts, ...took, failed, timeText, env: connection.env, command };
  const lines = summaryOf(summary, painter(hasColor(process.stdout)));
  console.log(lines.join("\n"));
}

/** The user wants to leave: what runs goes on. */
function leave(performance: Performance, state: State, signal: AbortSignal): void {
  tellStopped(performance, state);
  process.exitCode = Number(signal.reason);
}

function tellStopped({ connection, items }: Performance, { ended, running }: State): void {
  const counts = countsOf(items, ended, new Set(running.keys()));
  const goesOn = connection.isHere && connection.env === undefined;
  const how = goesOn ? "go on with the next nagare command" : "go on";
  console.error(`stopped: ${countWords(counts).join(", ")}`);
  if (running.size > 0) console.error(`those that run ${how}`);
  console.error(`to go on from here: ${commandText(process.argv.slice(2))}`);
}
