import { zoneNamed } from "../schedules/index.ts";
import type { Late } from "./lateness.ts";

/**
 * What is wrong with a run that is late, in the time of its schedule.
 *
 * @example `no run for 2026-01-10 05:00 had started by 2026-01-10 05:10`
 */
export function lateText(late: Late): string {
  return HOW[late.how](local(late, late.scheduledTime), local(late, late.deadline));
}

const HOW = {
  "not-started": (planned, due) => `no run for ${planned} had started by ${due}`,
  "started-late": (planned, due) => `the run for ${planned} started after ${due}`,
  running: (planned, due) => `the run for ${planned} still ran at ${due}`,
  "finished-late": (planned, due) => `the run for ${planned} succeeded after ${due}`,
  failed: (planned, due) => `no run for ${planned} had succeeded by ${due}`,
} as const satisfies Record<Late["how"], (planned: string, due: string) => string>;

/** `2026-01-10 05:00` in the schedule's zone. */
function local({ timezone }: Late, instant: Date): string {
  const time = zoneNamed(timezone).localOf(instant.getTime());
  return new Date(time).toISOString().slice(0, 16).replace("T", " ");
}
