import type { DueCheck } from "./due-checks.ts";

/** A run, as lists of them have it. */
export interface RunOfTime {
  readonly executionArn: string;
  readonly name: string;
  readonly status: string;
  readonly startDate: Date;
  readonly stopDate?: Date;
}

/** A deadline that was not met. */
export interface Late extends DueCheck {
  /** How it stands: nobody has started it, it started too late, it still runs, it ended too late, or without success. */
  readonly how: "not-started" | "started-late" | "running" | "finished-late" | "failed";
  /** The run that comes nearest. */
  readonly run?: RunOfTime;
}

/** Whether a deadline was met by one of the runs that are for its time; undefined where it was. */
export function lateness(check: DueCheck, runs: readonly RunOfTime[]): Late | undefined {
  const sorted = runs.toSorted((a, b) => a.startDate.getTime() - b.startDate.getTime());
  const [first] = sorted;
  if (first === undefined) return { ...check, how: "not-started" };
  if (check.what === "start")
    return first.startDate <= check.deadline
      ? undefined
      : { ...check, how: "started-late", run: first };
  return unfinished(check, sorted);
}

function unfinished(check: DueCheck, runs: readonly RunOfTime[]): Late | undefined {
  const succeeded = runs.filter(({ status }) => status === "SUCCEEDED");
  const { deadline } = check;
  if (succeeded.some(({ stopDate }) => stopDate !== undefined && stopDate <= deadline))
    return undefined;
  const running = runs.findLast(({ status }) => RUNNING.has(status));
  const [late] = succeeded;
  if (late !== undefined) return { ...check, how: "finished-late", run: late };
  if (running !== undefined) return { ...check, how: "running", run: running };
  const last = runs.at(-1);
  return { ...check, how: "failed", ...(last && { run: last }) };
}

const RUNNING: ReadonlySet<string> = new Set(["RUNNING", "PENDING_REDRIVE"]);
