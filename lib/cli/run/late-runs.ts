import type { LateRun, RunSummary } from "../../operations/index.ts";
import { localTime } from "./local-time.ts";

/**
 * What the list of runs says of one that is late, in the time of the list.
 *
 * @example `late to finish: due 2026-01-10 06:00:00`
 */
export function notesOf(
  { executionArn }: Pick<RunSummary, "executionArn">,
  late: readonly LateRun[],
): readonly string[] {
  return late
    .filter((each) => each.executionArn === executionArn)
    .map(({ what, deadline }) => `late to ${what}: due ${localTime(new Date(deadline))}`);
}

const MOST_TOLD = 5;

/** The scheduled times that nobody has run, the newest last. */
export function withoutRun(late: readonly LateRun[]): readonly string[] {
  const missing = late.filter(({ executionArn }) => executionArn === undefined);
  const told = missing.slice(-MOST_TOLD).map(({ text, timezone }) => `late: ${text} (${timezone})`);
  const rest = missing.length - told.length;
  return rest > 0 ? [`late: ${rest} times before that nobody has run either`, ...told] : told;
}
