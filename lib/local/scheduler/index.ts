/** EventBridge Scheduler on this machine. */
export type { LocalSchedule } from "./scheduler.ts";
export { Scheduler } from "./scheduler.ts";
