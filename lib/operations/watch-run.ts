import { setTimeout as sleep } from "node:timers/promises";
import { GetExecutionHistoryCommand, type HistoryEvent, type SFNClient } from "@aws-sdk/client-sfn";
import { describeRun } from "./describe-run.ts";

export interface WatchOptions {
  /** Starts behind the event of this id. @default 0 */
  readonly after?: number;
  /**
   * How long to wait before asking again: the shortest after something happened, up to the longest while nothing does. AWS allows 20
   * questions a second for a whole account. @default 500 and 3000
   */
  readonly pollMilliseconds?: readonly [shortest: number, longest: number];
  /** Ends the watch without an error. */
  readonly signal?: AbortSignal;
}

/** The events of a run as they happen, in order, until it has ended. */
export async function* watchRun(
  client: SFNClient,
  executionArn: string,
  { after = 0, pollMilliseconds: [shortest, longest] = [500, 3000], signal }: WatchOptions = {},
): AsyncGenerator<HistoryEvent, void> {
  let last = after;
  let wait = shortest;
  let isEnd = false;
  while (signal?.aborted !== true) {
    const news = await eventsAfter(client, executionArn, last);
    yield* news;
    isEnd = news.length > 0 ? endsRun(news.at(-1)) : isEnd || last === after;
    last = news.at(-1)?.id ?? last;
    // A redrive may have followed: then the last event was the end of an attempt only.
    if (isEnd && (await describeRun(client, executionArn)).status !== "RUNNING") return;
    wait = news.length > 0 ? shortest : Math.min(wait * 1.5, longest);
    await sleep(wait, undefined, signal === undefined ? {} : { signal }).catch(() => {});
  }
}

/** The first page from the start, later ones from the end: what has been told must not be fetched over and over. */
async function eventsAfter(
  client: SFNClient,
  executionArn: string,
  last: number,
): Promise<readonly HistoryEvent[]> {
  const reverseOrder = last > 0;
  const found: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const maxResults = reverseOrder && nextToken === undefined ? 100 : 1000;
    const token = nextToken === undefined ? {} : { nextToken };
    const page = await client.send(
      new GetExecutionHistoryCommand({ executionArn, reverseOrder, maxResults, ...token }),
    );
    const events = page.events ?? [];
    const news = events.filter((event) => idOf(event) > last);
    found.push(...news);
    nextToken = news.length < events.length ? undefined : page.nextToken;
  } while (nextToken !== undefined);
  return reverseOrder ? found.reverse() : found;
}

const idOf = (event: HistoryEvent): number => event.id ?? 0;

const ends: ReadonlySet<string | undefined> = new Set([
  "ExecutionSucceeded",
  "ExecutionFailed",
  "ExecutionTimedOut",
  "ExecutionAborted",
]);

function endsRun(event: HistoryEvent | undefined): boolean {
  return ends.has(event?.type);
}
