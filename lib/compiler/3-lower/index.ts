/** Lower: the function of a flow, with all it awaits, becomes a flow graph; everything between becomes JSONata trees. */

export type { HeldLock, LockAsks } from "./locks/flow-locks.ts";
export { lockName } from "./locks/lock-name.ts";
export type { LoweredFlow } from "./lower-flow.ts";
export { lowerFlow } from "./lower-flow.ts";
