import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { type ProgressLine, progress } from "../../timeline/index.ts";
import type { Connection } from "../connect/connection.ts";
import { hasColor } from "../terminal.ts";
import { drawProgress } from "./draw-progress.ts";

export interface FollowOptions {
  readonly quiet: boolean;
  /** Prints what comes behind the event of this id. @default 0 */
  readonly after?: number;
  readonly signal: AbortSignal;
}

export interface Followed {
  readonly events: readonly HistoryEvent[];
  readonly failed: FailedStates;
}

/** Where a run failed: the last state that did, and the last of these that had something to say. */
export interface FailedStates {
  readonly state?: string;
  readonly task?: string;
}

/** Prints the progress of a run until it has ended. */
export async function follow(
  connection: Connection,
  executionArn: string,
  { quiet, after = 0, signal }: FollowOptions,
): Promise<Followed> {
  const told = progress();
  const events: HistoryEvent[] = [];
  let failed: FailedStates = {};
  for await (const event of connection.watch(executionArn, { signal })) {
    events.push(event);
    for (const line of told.next(event)) {
      failed = failedAfter(failed, line);
      const isNews = (event.id ?? 0) > after;
      if (isNews && !quiet) console.log(drawProgress(line, hasColor(process.stdout)));
    }
  }
  return { events, failed };
}

function failedAfter(failed: FailedStates, { kind, state, error }: ProgressLine): FailedStates {
  if (kind !== "failed") return failed;
  return error === undefined ? { ...failed, state } : { state, task: state };
}
