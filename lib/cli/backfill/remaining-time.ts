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

/** About how many milliseconds a backfill still takes, if each run takes as long as those that have ended mostly did; unknown while none has. */
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
  // The median: one run that had stood still for a day says nothing of the others.
  const usual = took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)];
  if (usual === undefined) return undefined;
  const rests = [...running.values()].map((since) => Math.max(usual - (now - since.getTime()), 0));
  const work = rests.reduce((sum, each) => sum + each, left * usual);
  return Math.max(work / concurrency, ...rests);
}
