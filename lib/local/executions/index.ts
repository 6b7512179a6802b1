/** What operations on executions share. */
export { findExecution } from "./find-execution.ts";
export { notRedrivableReason } from "./redrivable.ts";
export { shownStatus } from "./shown-status.ts";
export { start } from "./start.ts";
