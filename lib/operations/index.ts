/**
 * What one does with runs, through AWS's own client: AWS and the local service alike, for only the client's endpoint differs.
 * Errors are the client's own, with AWS's names.
 */
export { answerToken, type TokenAnswer } from "./answer-token.ts";
export {
  type Backfill,
  type BackfillEvent,
  type BackfillItem,
  type BackfillMode,
  type BackfillTime,
  backfillName,
  outcomeOf,
  patient,
  planBackfill,
  runBackfill,
  tryOf,
} from "./backfill/index.ts";
export { describeRun } from "./describe-run.ts";
export { findRun } from "./find-run.ts";
export { findStateMachine } from "./find-state-machine.ts";
export { listChildRuns } from "./list-child-runs.ts";
export { type LateRun, listLateRuns } from "./list-late-runs.ts";
export { type ListRunsOptions, listRuns } from "./list-runs.ts";
export { liveAlias } from "./live-alias.ts";
export { type LockClients, lockPorts } from "./locks/index.ts";
export { logGroup } from "./log-group.ts";
export { readHistory } from "./read-history.ts";
export { type DeployedTexts, readStack } from "./read-stack.ts";
export { readTaskOutput, type TaskOutputLine, type TaskOutputQuery } from "./read-task-output.ts";
export { redriveRun } from "./redrive-run.ts";
export { reloadProject } from "./reload-project.ts";
export type { RunDescription, RunStatus, RunSummary } from "./run-description.ts";
export { runningSince } from "./running-since.ts";
export { type Ask, type ScheduledRun, scheduledRuns } from "./scheduled-runs.ts";
export { type StartedRun, type StartRunRequest, startRun } from "./start-run.ts";
export { startSyncRun } from "./start-sync-run.ts";
export { type StopReason, stopRun } from "./stop-run.ts";
export { type WatchOptions, watchRun } from "./watch-run.ts";
