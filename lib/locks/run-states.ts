import type { LockPorts, RunState } from "./ports.ts";

/** EventBridge's "Step Functions Execution Status Change": best effort, late, doubled, in any order. */
export interface StatusEvent extends Pick<RunState, "redriveCount"> {
  readonly execution: string;
  readonly status: Exclude<RunState["status"], "GONE">;
}

type End = "not yet" | "maybe redriven" | "for ever";

/** Whether a run has ended, and whether it can come back. */
export function endOf({ status }: Pick<RunState, "status">): End {
  return ENDS[status];
}

const ENDS = {
  RUNNING: "not yet",
  PENDING_REDRIVE: "not yet",
  FAILED: "maybe redriven",
  TIMED_OUT: "maybe redriven",
  ABORTED: "maybe redriven",
  SUCCEEDED: "for ever",
  GONE: "for ever",
} as const satisfies Record<RunState["status"], End>;

/** How runs stand: as Step Functions says, whose answer may be a moment old, and as an event says that is newer. */
export async function statesOf(
  { executions }: Pick<LockPorts, "executions">,
  asked: readonly string[],
  event: StatusEvent | undefined,
): Promise<Readonly<Record<string, RunState>>> {
  if (asked.length === 0) return {};
  const states = await executions.statuses(asked);
  const told = event && states[event.execution];
  if (!event || !told || !isNewer(event, told)) return states;
  return { ...states, [event.execution]: event };
}

/** An execution ends once for each time that it was redriven. */
function isNewer(event: StatusEvent, told: RunState): boolean {
  const isEnd = endOf(event) !== "not yet" && endOf(told) === "not yet";
  return isEnd && event.redriveCount >= told.redriveCount;
}
