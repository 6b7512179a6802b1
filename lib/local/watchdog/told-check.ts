import type { DueCheck } from "../../watchdog/index.ts";
import type { HistoryStore } from "../history/index.ts";

/** A late run that was told of, as it is kept. */
interface ToldCheck extends Omit<DueCheck, "scheduledTime" | "deadline"> {
  readonly target: string;
  readonly scheduledTime: string;
  readonly deadline: string;
}

type Documents = HistoryStore["documents"];

export function keepTold(documents: Documents, target: string, check: DueCheck): void {
  const { flow, schedule, what, scheduledTime, deadline, timezone } = check;
  const told: ToldCheck = {
    ...{ target, flow, what, timezone, ...(schedule !== undefined && { schedule }) },
    ...{ scheduledTime: scheduledTime.toISOString(), deadline: deadline.toISOString() },
  };
  documents.put("late", keyOf(check), told);
}

export function wasTold(documents: Documents, check: DueCheck): boolean {
  return documents.get("late", keyOf(check)) !== undefined;
}

/** Those of one state machine, or of all, in the order in which they were told. */
export function toldChecks(documents: Documents, target?: string): readonly DueCheck[] {
  // Only `keepTold` writes these.
  const all = documents.all("late") as readonly ToldCheck[];
  return all
    .filter((told) => target === undefined || told.target === target)
    .map(({ target: _, scheduledTime, deadline, ...told }) => ({
      ...told,
      ...{ scheduledTime: new Date(scheduledTime), deadline: new Date(deadline) },
    }));
}

export function forgetTold(documents: Documents, before: Date): void {
  for (const check of toldChecks(documents))
    if (check.deadline < before) documents.remove("late", keyOf(check));
}

function keyOf({ flow, what, scheduledTime }: DueCheck): string {
  return `${flow} ${what} ${scheduledTime.toISOString()}`;
}
