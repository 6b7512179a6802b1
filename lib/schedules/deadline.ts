import { localTime } from "./local-time.ts";
import { zoneNamed } from "./zone.ts";

/** When something must have happened for the run of a scheduled time. */
export type Deadline =
  /** `06:00`: the first after the scheduled time. */
  | { readonly kind: "clock"; readonly time: string }
  /** After the scheduled time. */
  | { readonly kind: "after"; readonly seconds: number };

/**
 * The instant of a deadline. A time of day is that of the scheduled time's own day, or of the next where the schedule is later; one that a clock
 * change skips is as much later as the clock was put on.
 */
export function deadlineOf(deadline: Deadline, scheduledTime: Date, timezone: string): Date {
  if (deadline.kind === "after") return new Date(scheduledTime.getTime() + deadline.seconds * 1000);
  const zone = zoneNamed(timezone);
  const today = zone.dayOf(scheduledTime.getTime());
  const local = localTime(`${today}T${deadline.time}`) ?? Number.NaN;
  const instants = [local, local + DAY, local + 2 * DAY].map((time) => instantOf(time, zone));
  return new Date(instants.find((instant) => instant > scheduledTime.getTime()) ?? Number.NaN);
}

const DAY = 86_400_000;

function instantOf(local: number, zone: ReturnType<typeof zoneNamed>): number {
  // Read with the clock of the day before, a skipped time lies behind the change.
  return zone.instantOf(local) ?? local - (zone.localOf(local - DAY) - (local - DAY));
}
