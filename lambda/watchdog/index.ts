/** How scheduled runs that are late are told of. */
export type { KnownDeadlines } from "./known-deadlines.ts";
export { lateNotice } from "./late-notice.ts";
export { type WatchdogEvent, type WatchdogPorts, watchDeadlines } from "./watch-deadlines.ts";
