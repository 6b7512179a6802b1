/** Runs of the engine: each fed, kept and performed. */
export type { Happening, PendingTask } from "./ledger.ts";
export type { MapRunDriver, RunPorts } from "./run-ports.ts";
export { Runs } from "./runs.ts";
