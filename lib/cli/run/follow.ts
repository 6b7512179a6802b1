import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { progress } from "../../timeline/index.ts";
import type { Connection } from "../connect/connection.ts";
import { hasColor } from "../terminal.ts";
import { drawProgress } from "./draw-progress.ts";

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
  const events: HistoryEvent[] = [];
  for await (const event of connection.watch(executionArn, { signal })) {
    events.push(event);
    for (const line of told.next(event)) {
      const isNews = (event.id ?? 0) > after;
      if (isNews && !quiet) console.log(drawProgress(line, hasColor(process.stdout)));
    }
  }
  return events;
}
