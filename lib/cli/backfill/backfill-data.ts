import type { BackfillItem, RunSummary } from "../../operations/index.ts";
import { countsOf, type Ended } from "./counts.ts";
import { leastDollars } from "./describe-plan.ts";
import type { WantedBackfill } from "./read-backfill.ts";

/** A backfill as JSON. */
export function backfillData(
  wanted: WantedBackfill,
  items: readonly BackfillItem[],
  ended: Ended,
  started: ReadonlyMap<BackfillItem, string> = new Map(),
): object {
  const { flow, range, timezone, every } = wanted;
  return {
    flow: flow.name,
    from: range.from,
    to: range.to,
    timeZone: timezone,
    every,
    leastDollars: leastDollars(wanted, items),
    counts: countsOf(items, ended, new Set(started.keys())),
    runs: items.map((item) => runData(item, ended, started.get(item))),
  };
}

function runData(item: BackfillItem, ended: Ended, startedArn: string | undefined): object {
  const run = ended.get(item);
  // The run found is an earlier one where another has been started.
  const found: RunSummary | undefined = item.action === "start" ? undefined : item.found;
  const isRunning = item.action === "wait" || startedArn !== undefined;
  return {
    scheduledTime: item.scheduledTime,
    action: item.action,
    name: item.name,
    executionArn: run?.executionArn ?? startedArn ?? found?.executionArn ?? null,
    status: run?.status ?? (isRunning ? "RUNNING" : (found?.status ?? null)),
    error: run?.error ?? null,
    cause: run?.cause ?? null,
  };
}
