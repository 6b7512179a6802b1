import { scheduledTimeOf } from "../../schedules/index.ts";
import type { RunOfTime } from "../../watchdog/index.ts";
import type { ExecutionRecord, HistoryStore } from "../history/index.ts";

/** The runs of a state machine that are for a scheduled time. Those that started before are left out: a run ahead of its time, by `nagare run --at`, is not that time's. */
export function runsFor(
  store: HistoryStore,
  target: string,
): (scheduledTime: Date) => readonly RunOfTime[] {
  let since = Number.POSITIVE_INFINITY;
  let known: ReadonlyMap<number | undefined, readonly ExecutionRecord[]> = new Map();
  return (scheduledTime) => {
    const time = scheduledTime.getTime();
    if (time < since) {
      since = time;
      known = Map.groupBy(recordsSince(store, target, time), ({ start }) =>
        scheduledTimeOf(start.input)?.getTime(),
      );
    }
    return (known.get(time) ?? []).map(runOfTime);
  };
}

const PAGE = 100;

/** The newest are first. */
function* recordsSince(store: HistoryStore, of: string, since: number): Generator<ExecutionRecord> {
  let after: { readonly after?: number } = {};
  for (;;) {
    const { items, next } = store.executions({ of, limit: PAGE, ...after });
    for (const record of items) {
      if (record.start.startTime < since) return;
      yield record;
    }
    if (next === undefined) return;
    after = { after: next };
  }
}

function runOfTime({ start, state }: ExecutionRecord): RunOfTime {
  const { executionArn, executionName: name, startTime } = start;
  const stopDate = state.stopTime === undefined ? {} : { stopDate: new Date(state.stopTime) };
  return { executionArn, name, status: state.status, startDate: new Date(startTime), ...stopDate };
}
