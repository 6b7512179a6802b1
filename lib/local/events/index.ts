/** EventBridge on this machine: rules that start state machines. */
export { EventBus, type EventRule } from "./event-bus.ts";
export { executionEvent } from "./execution-event.ts";
export { fitsPattern } from "./fits-pattern.ts";
export { objectEvent } from "./object-event.ts";
export type { EventInput } from "./transform-input.ts";
