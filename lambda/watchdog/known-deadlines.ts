import type { Schedule } from "../../lib/schedules/index.ts";
import type { WatchedFlow } from "../../lib/watchdog/index.ts";

/** What an environment's flows have declared: made with the bundle. */
export interface KnownDeadlines {
  readonly environment: string;
  readonly flows: readonly KnownDeadline[];
}

export interface KnownDeadline extends WatchedFlow {
  /** The name of its state machine. */
  readonly machine: string;
  /** Its declaration: `flows/report.ts:12`. */
  readonly place: string;
}

/** As it was before it was written as JSON. */
export function revived(known: KnownDeadlines): KnownDeadlines {
  const flows = known.flows.map((flow) => ({
    ...flow,
    schedules: flow.schedules.map((each) => ({ ...each, schedule: withDates(each.schedule) })),
  }));
  return { ...known, flows };
}

function withDates({ start, end, ...schedule }: Schedule): Schedule {
  return {
    ...schedule,
    ...(start !== undefined && { start: new Date(start) }),
    ...(end !== undefined && { end: new Date(end) }),
  };
}
