import { type DueCheck, dueChecks, type Window } from "./due-checks.ts";
import { type Late, lateness, type RunOfTime } from "./lateness.ts";
import type { WatchedFlow } from "./watched-flow.ts";

/** The runs of a flow that are for one scheduled time. */
export type RunsOfTime = (flow: string, scheduledTime: Date) => Promise<readonly RunOfTime[]>;

/** The runs whose deadline lies in a window and was not met. */
export async function lateRuns(
  flows: readonly WatchedFlow[],
  window: Window,
  runsOf: RunsOfTime,
): Promise<readonly Late[]> {
  const late: Late[] = [];
  for (const check of flows.flatMap((flow) => dueChecks(flow, window)))
    late.push(...(await found(check, runsOf)));
  return late;
}

async function found(check: DueCheck, runsOf: RunsOfTime): Promise<readonly Late[]> {
  const late = lateness(check, await runsOf(check.flow, check.scheduledTime));
  return late === undefined ? [] : [late];
}
