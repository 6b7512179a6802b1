/** How scheduled runs that are late are told of. */
export { type WatchdogPorts, watchDeadlines } from "./watch-deadlines.ts";
