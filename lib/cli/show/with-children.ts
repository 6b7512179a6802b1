import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { listChildRuns, type RunStatus, readHistory } from "../../operations/index.ts";
import {
  type StepStatus,
  type Timeline,
  type TimelinePart,
  type TimelineStep,
  timelineOf,
} from "../../timeline/index.ts";
import { CliError } from "../cli-error.ts";
import type { Connection } from "../connect/connection.ts";
import { notableParts } from "./notable-parts.ts";

/**
 * A timeline with the child runs of its distributed Maps: all of them, with the steps of those that are worth a look; in full, of each.
 */
export async function withChildren(
  connection: Connection,
  timeline: Timeline,
  full: boolean,
): Promise<Timeline> {
  const steps = await completed({ connection, full }, timeline.steps);
  return { ...timeline, steps };
}

interface Looking {
  readonly connection: Connection;
  readonly full: boolean;
}

async function completed(
  looking: Looking,
  steps: readonly TimelineStep[],
): Promise<readonly TimelineStep[]> {
  return await Promise.all(
    steps.map(async (step) => ({ ...step, parts: await partsOf(looking, step) })),
  );
}

async function partsOf(
  looking: Looking,
  { mapRunArn, parts }: TimelineStep,
): Promise<readonly TimelinePart[]> {
  const all = mapRunArn === undefined ? parts : await childrenOf(looking, mapRunArn);
  const looked = new Set(looking.full ? all : notableParts(all));
  const found: TimelinePart[] = [];
  // One after another: Step Functions answers only so many questions a second.
  for (const part of all) found.push(looked.has(part) ? await lookedAt(looking, part) : part);
  return found;
}

async function lookedAt(looking: Looking, part: TimelinePart): Promise<TimelinePart> {
  const { executionArn, steps } = part;
  const own =
    executionArn === undefined
      ? steps
      : timelineOf(await historyOf(looking.connection, executionArn)).steps;
  return { ...part, steps: await completed(looking, own) };
}

async function childrenOf(
  { connection }: Looking,
  mapRunArn: string,
): Promise<readonly TimelinePart[]> {
  const runs = await connection.ask((client) => listChildRuns(client, mapRunArn)).catch(nothing);
  return runs.map(({ executionArn, status }, index) => ({
    ...{ kind: "child", index, status: STATUSES[status], executionArn, steps: [] },
  }));
}

async function historyOf(
  connection: Connection,
  executionArn: string,
): Promise<readonly HistoryEvent[]> {
  return await connection.ask((client) => readHistory(client, executionArn)).catch(nothing);
}

/** On AWS Express runs have no history, and no list. */
function nothing(error: unknown): readonly never[] {
  if (error instanceof CliError && error.exitCode === 2) return [];
  throw error;
}

const STATUSES = {
  RUNNING: "running",
  PENDING_REDRIVE: "running",
  SUCCEEDED: "succeeded",
  FAILED: "failed",
  TIMED_OUT: "failed",
  ABORTED: "stopped",
} as const satisfies Record<RunStatus, StepStatus>;
