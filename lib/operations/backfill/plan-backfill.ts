import type { RunStatus, RunSummary } from "../run-description.ts";
import type { ScheduledRun } from "../scheduled-runs.ts";
import { backfillName, tryName, tryOf } from "./backfill-name.ts";

/** Which times get a run: all that this backfill has not run yet, those that no run was for, or those whose last run failed. */
export type BackfillMode = "all" | "only-missing" | "only-failed";

/** One time of a backfill, and the params of its run. */
export interface BackfillTime {
  readonly scheduledTime: Date;
  readonly params: object;
}

/** One time of a backfill, and what is to be done about it. */
export interface BackfillItem extends BackfillTime {
  readonly action: "start" | "wait" | "leave";
  /** The run that is to be started, or else the one that counts. */
  readonly name: string;
  /** The run that is there already, if one is. */
  readonly found?: RunSummary;
}

export interface BackfillQuestion {
  /** In the order in which they are to run. */
  readonly times: readonly BackfillTime[];
  readonly label?: string;
  readonly mode: BackfillMode;
  /** All runs of the flow. */
  readonly runs: readonly RunSummary[];
  /** Those of schedules and people, for the modes that look at them. */
  readonly others: readonly ScheduledRun[];
}

/** What a backfill has to do, from what has run. */
export function planBackfill({
  times,
  label,
  mode,
  runs,
  others,
}: BackfillQuestion): readonly BackfillItem[] {
  const own = Map.groupBy(runs, ({ name }) => tryOf(name).name);
  const byTime = Map.groupBy(others, ({ scheduledTime }) => scheduledTime.getTime());
  return times.map((time) => {
    const name = backfillName(time, label);
    const tries = (own.get(name) ?? []).toSorted((a, b) => attemptOf(b) - attemptOf(a));
    return itemOf(time, mode, name, tries, byTime.get(time.scheduledTime.getTime()) ?? []);
  });
}

/** Whether a run has to be waited for, has done its work, or has not. */
export function outcomeOf(status: RunStatus): "running" | "succeeded" | "failed" {
  return OUTCOMES[status];
}

const OUTCOMES = {
  RUNNING: "running",
  PENDING_REDRIVE: "running",
  SUCCEEDED: "succeeded",
  FAILED: "failed",
  TIMED_OUT: "failed",
  ABORTED: "failed",
} as const satisfies Record<RunStatus, string>;

function itemOf(
  time: BackfillTime,
  mode: BackfillMode,
  name: string,
  [newest]: readonly RunSummary[],
  others: readonly ScheduledRun[],
): BackfillItem {
  if (newest !== undefined && outcomeOf(newest.status) === "running")
    return { ...time, action: "wait", name: newest.name, found: newest };
  const found = mode === "all" ? newest : latest(newest, others);
  const attempt = newest === undefined ? 1 : attemptOf(newest) + 1;
  if (STARTS[mode](found))
    return {
      ...time,
      action: "start",
      name: tryName({ name, attempt }),
      ...(found && { found }),
    };
  return { ...time, action: "leave", name: found?.name ?? name, ...(found && { found }) };
}

/** Whether a time gets a run, by the run that counts for it. */
const STARTS = {
  all: (found) => found === undefined,
  "only-missing": (found) => found === undefined,
  "only-failed": (found) => found !== undefined && outcomeOf(found.status) === "failed",
} as const satisfies Record<BackfillMode, (found: RunSummary | undefined) => boolean>;

function attemptOf({ name }: RunSummary): number {
  return tryOf(name).attempt;
}

function latest(
  own: RunSummary | undefined,
  others: readonly ScheduledRun[],
): RunSummary | undefined {
  const all = [...(own === undefined ? [] : [own]), ...others];
  return all.toSorted((a, b) => b.startDate.getTime() - a.startDate.getTime())[0];
}
