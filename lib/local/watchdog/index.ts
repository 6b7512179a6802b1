/** The watchdog on this machine: tells of scheduled runs that are late. */
export { lateRunsOf } from "./late-runs-of.ts";
export type { LocalDeadline } from "./local-deadline.ts";
export { Watchdog } from "./watchdog.ts";
