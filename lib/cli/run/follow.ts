import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { type ProgressLine, progress } from "../../timeline/index.ts";
import type { Connection } from "../connect/connection.ts";
import { shortRuns } from "../locks/short-runs.ts";
import { hasColor } from "../terminal.ts";
import { drawProgress } from "./draw-progress.ts";
import { lockWait } from "./lock-wait.ts";
import { isLockWait, withoutBusy } from "./without-busy.ts";

export interface FollowOptions {
  readonly quiet: boolean;
  /** Prints what comes behind the event of this id. @default 0 */
  readonly after?: number;
  readonly signal: AbortSignal;
}

/** Prints the progress of a run until it has ended; gives its history. */
export async function follow(
  connection: Connection,
  executionArn: string,
  { quiet, after = 0, signal }: FollowOptions,
): Promise<readonly HistoryEvent[]> {
  const told = progress();
  const isTold = withoutBusy();
  const events: HistoryEvent[] = [];
  for await (const event of connection.watch(executionArn, { signal })) {
    events.push(event);
    for (const line of told.next(event).filter(isTold)) {
      const isNews = (event.id ?? 0) > after;
      if (isNews && !quiet) await print(connection, line, events);
    }
  }
  return events;
}

async function print(
  connection: Connection,
  line: ProgressLine,
  events: readonly HistoryEvent[],
): Promise<void> {
  const color = hasColor(process.stdout);
  if (!isLockWait(line)) {
    console.log(shortRuns(drawProgress(line, color), connection.env));
    return;
  }
  const note = await lockWait(connection, events);
  if (note !== undefined) console.log(drawProgress(line, color, `: ${note}`));
}
