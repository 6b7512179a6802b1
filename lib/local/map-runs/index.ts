/** Distributed Maps: their items and results in S3, their child executions, each a durable run of its own. */
export { findMapRun } from "./find-map-run.ts";
export type { MapRunCounts, MapRunRecord } from "./map-run-record.ts";
export { MapRuns } from "./map-runs.ts";
