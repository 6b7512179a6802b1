import type { LogPlace } from "./log-place.ts";
import { shownLines } from "./shown-lines.ts";

/** A line in CloudWatch Logs. */
export interface LogEvent {
  readonly message?: string | undefined;
  readonly logStreamName?: string | undefined;
}

export interface LogWindow {
  readonly group: string;
  readonly from: number;
  readonly to: number;
}

/** What is asked of CloudWatch Logs. */
export interface LogPorts {
  /** The lines of all streams that hold the text, oldest first. */
  holding(text: string, window: LogWindow): Promise<readonly LogEvent[]>;
  /** The last lines of one stream, oldest first. */
  lastOf(stream: string, window: LogWindow): Promise<readonly LogEvent[]>;
  /** Resolves a little later. */
  later(): Promise<void>;
}

export interface ReadLines {
  readonly stream: string;
  readonly lines: readonly string[];
}

/** CloudWatch has a line some seconds after it was written, and the event of a failed run comes at once. */
const TRIES = 3;

/** What a task writes when it has failed already, and what Lambda says of a call. */
const LATE_MILLISECONDS = 2000;

/** The last lines that a step wrote. */
export async function readLines(
  ports: LogPorts,
  place: LogPlace,
  state: string,
): Promise<ReadLines | undefined> {
  const window = { group: place.group, from: place.from, to: place.to + LATE_MILLISECONDS };
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    if (attempt > 1) await ports.later();
    const stream =
      place.kind === "container" ? place.stream : await streamOf(ports, place, window, state);
    if (stream === undefined) continue;
    const lines = shownLines(await ports.lastOf(stream, window));
    if (lines.length > 0) return { stream, lines };
  }
  return undefined;
}

/** A function's stream has one call at a time, so whatever it holds between two instants belongs to one call. */
async function streamOf(
  ports: LogPorts,
  place: Extract<LogPlace, { kind: "function" }>,
  window: LogWindow,
  state: string,
): Promise<string | undefined> {
  for (const text of place.texts) {
    const found = await ports.holding(text, window);
    const ofStep = found.filter(({ message = "" }) => message.includes(JSON.stringify(state)));
    const failed = ofStep.filter(({ message = "" }) => message.includes('"task failed'));
    const [last] = [failed, ofStep, found].flatMap((events) => events.slice(-1));
    if (last?.logStreamName !== undefined) return last.logStreamName;
  }
  return undefined;
}
