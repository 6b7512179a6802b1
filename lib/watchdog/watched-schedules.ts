import type { PlannedSchedule } from "../schedules/index.ts";
import type { WatchedSchedule } from "./watched-flow.ts";

/** Those whose times are known: what is off has none, and a rate counts from its deploy on. */
export function watchedSchedules(all: readonly PlannedSchedule[]): readonly WatchedSchedule[] {
  return all
    .filter(({ enabled }) => enabled)
    .flatMap(({ name, schedule }) =>
      schedule.times.kind === "rate"
        ? []
        : [{ ...(name !== undefined && { name }), schedule, timezone: schedule.times.timezone }],
    );
}
