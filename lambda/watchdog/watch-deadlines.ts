import { type Late, lateRuns, type RunsOfTime, type Window } from "../../lib/watchdog/index.ts";
import type { Targets } from "../notices/index.ts";
import { EVERY_MINUTES } from "./every-minutes.ts";
import type { KnownDeadlines } from "./known-deadlines.ts";
import { lateNotice } from "./late-notice.ts";

/** What its schedule sends. */
export interface WatchdogEvent {
  /** The planned time of this call. */
  readonly scheduledTime: string;
  /** A state machine's ARN but for its name. */
  readonly machines: string;
}

export interface WatchdogPorts {
  readonly known: KnownDeadlines;
  readonly targets: Targets;
  readonly runsOf: (machines: string) => RunsOfTime;
  /** Counts it for the flow's alarm. */
  count(late: Late): void;
}

const MINUTE = 60_000;

/** A run that has just begun may not be in the list yet. */
const SETTLED_MINUTES = 1;

/**
 * Tells of the deadlines that passed in the five minutes before a call, and were not met. A call's window comes from its planned time: however late it is made, and however often
 * it is tried again, it looks at the same deadlines, and no other call does.
 */
export function watchDeadlines(ports: WatchdogPorts): (event: WatchdogEvent) => Promise<void> {
  const told = new Set<string>();
  return async ({ scheduledTime, machines }) => {
    const to = Date.parse(scheduledTime) - SETTLED_MINUTES * MINUTE;
    const window = { from: new Date(to - EVERY_MINUTES * MINUTE), to: new Date(to) };
    const { late, errors } = await lookedAt(ports, window, machines);
    const sent = late.flatMap((each) => tell(ports, told, each, machines));
    for (const one of await Promise.allSettled(sent))
      if (one.status === "rejected") errors.push(new Error(`not told: ${one.reason}`));
    if (errors.length > 0)
      throw new AggregateError(errors, errors.map(({ message }) => message).join("; "));
    told.clear();
  };
}

interface Looked {
  readonly late: readonly Late[];
  readonly errors: Error[];
}

/** A flow whose runs can't be listed keeps nobody from hearing of the others. */
async function lookedAt(
  { known, runsOf }: WatchdogPorts,
  window: Window,
  machines: string,
): Promise<Looked> {
  const late: Late[] = [];
  const errors: Error[] = [];
  for (const flow of known.flows) {
    try {
      late.push(...(await lateRuns([flow], window, runsOf(machines))));
    } catch (cause) {
      errors.push(new Error(`the runs of ${flow.name} can't be looked at: ${cause}`, { cause }));
    }
  }
  return { late, errors };
}

/** Of a call that is tried again, only where it was not told before. */
function tell(
  { known, targets, count }: WatchdogPorts,
  told: Set<string>,
  late: Late,
  machines: string,
): readonly Promise<void>[] {
  const key = `${late.flow} ${late.what} ${late.scheduledTime.toISOString()}`;
  if (!told.has(key)) count(late);
  told.add(key);
  const notice = lateNotice(known, late, machines);
  const missing = Object.entries(targets).filter(([name]) => !told.has(`${key} ${name}`));
  return missing.map(async ([name, send]) => {
    await send(notice);
    told.add(`${key} ${name}`);
  });
}
