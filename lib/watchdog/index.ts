/**
 * Which scheduled runs are late: from the schedules and deadlines of flows and the lists of their runs, without a store. Pure but for the port that lists runs.
 *
 * 1. A deadline is looked at in the one window that it lies in, so that windows that follow each other tell of each late run once.
 * 2. A run is known by the scheduled time in its input, whoever started it.
 */
export { type DueCheck, dueChecks, type Window } from "./due-checks.ts";
export { lateRuns, type RunsOfTime } from "./late-runs.ts";
export { lateText } from "./late-text.ts";
export { type Late, lateness, type RunOfTime } from "./lateness.ts";
export type { WatchedFlow, WatchedSchedule } from "./watched-flow.ts";
export { watchedSchedules } from "./watched-schedules.ts";
