/** Runs of the engine: each fed, kept and performed. */
export type { Happening, PendingTask } from "./ledger.ts";
export { Runs } from "./runs.ts";
