import type { BackfillItem } from "../../operations/index.ts";
import type { Ended } from "./counts.ts";

export interface Remaining {
  readonly ended: Ended;
  /** With when each was started. */
  readonly running: ReadonlyMap<BackfillItem, Date>;
  /** How many are still to be started. */
  readonly left: number;
  readonly concurrency: number;
  readonly now: number;
}

/** About how many milliseconds a backfill still takes, if each run takes as long as those that have ended; unknown while none has. */
export function remainingTime({
  ended,
  running,
  left,
  concurrency,
  now,
}: Remaining): number | undefined {
  const took = [...ended.values()].map(
    ({ startDate, stopDate }) => (stopDate ?? startDate).getTime() - startDate.getTime(),
  );
  if (took.length === 0) return undefined;
  const mean = took.reduce((sum, each) => sum + each, 0) / took.length;
  const rests = [...running.values()].map((since) => Math.max(mean - (now - since.getTime()), 0));
  const work = rests.reduce((sum, each) => sum + each, left * mean);
  return Math.max(work / concurrency, ...rests);
}
