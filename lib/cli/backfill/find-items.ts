import {
  type Ask,
  type BackfillItem,
  backfillName,
  listRuns,
  planBackfill,
  scheduledRuns,
  tryOf,
} from "../../operations/index.ts";
import type { WantedBackfill } from "./read-backfill.ts";

/** What there is to do: for each time, by what has run. */
export async function findItems(
  ask: Ask,
  stateMachineArn: string,
  { times, mode, label, range }: WantedBackfill,
): Promise<readonly BackfillItem[]> {
  const wanted = { times, mode, ...(label !== undefined && { label }) };
  const runs = await ask((client) => listRuns(client, { stateMachineArn }));
  if (mode === "all") return planBackfill({ ...wanted, runs, others: [] });
  const own = new Set(times.map((time) => backfillName(time, label)));
  const others = await scheduledRuns(ask, {
    ...{ stateMachineArn, since: range.from },
    isKnown: ({ name }) => own.has(tryOf(name).name),
  });
  return planBackfill({ ...wanted, runs, others });
}
