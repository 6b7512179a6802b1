/**
 * What one does with runs, through AWS's own client: AWS and the local service alike, for only the client's endpoint differs.
 * Errors are the client's own, with AWS's names.
 */
export { describeRun } from "./describe-run.ts";
export { findStateMachine } from "./find-state-machine.ts";
export { type ListRunsOptions, listRuns } from "./list-runs.ts";
export { redriveRun } from "./redrive-run.ts";
export type { RunDescription, RunStatus, RunSummary } from "./run-description.ts";
export { type StartedRun, type StartRunRequest, startRun } from "./start-run.ts";
export { type StopReason, stopRun } from "./stop-run.ts";
export { type WatchOptions, watchRun } from "./watch-run.ts";
