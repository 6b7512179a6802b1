import { type Deadline, deadlineOf, scheduleTimes } from "../schedules/index.ts";
import type { WatchedFlow, WatchedSchedule } from "./watched-flow.ts";

/** A deadline that has passed: was it met? */
export interface DueCheck {
  readonly flow: string;
  /** The schedule's name, if it has one. */
  readonly schedule?: string;
  readonly what: "start" | "finish";
  readonly scheduledTime: Date;
  readonly deadline: Date;
  readonly timezone: string;
}

/** The start belongs to it, the end does not. */
export interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** The deadlines of a flow that lie in a window, each once. */
export function dueChecks(flow: WatchedFlow, window: Window): readonly DueCheck[] {
  const found = flow.schedules.flatMap((schedule) => [
    ...checksOf(flow.name, schedule, "start", flow.startBy, window),
    ...checksOf(flow.name, schedule, "finish", flow.finishBy, window),
  ]);
  // Two schedules may have a time in common.
  const byTime = new Map(
    found.map((check) => [`${check.what} ${check.scheduledTime.getTime()}`, check]),
  );
  return [...byTime.values()];
}

function checksOf(
  flow: string,
  { name, schedule, timezone }: WatchedSchedule,
  what: DueCheck["what"],
  by: Deadline | undefined,
  { from, to }: Window,
): readonly DueCheck[] {
  if (by === undefined) return [];
  const times = scheduleTimes(schedule, { from: new Date(from.getTime() - longest(by)), to });
  return [...times]
    .map((scheduledTime) => ({
      ...{ flow, what, scheduledTime, timezone, ...(name !== undefined && { schedule: name }) },
      deadline: deadlineOf(by, scheduledTime, timezone),
    }))
    .filter(({ deadline }) => deadline >= from && deadline < to);
}

/** How long after its scheduled time a deadline may be, in milliseconds: a day has up to 25 hours, and a little for zones that change more. */
function longest(by: Deadline): number {
  return by.kind === "after" ? by.seconds * 1000 : 27 * 3_600_000;
}
