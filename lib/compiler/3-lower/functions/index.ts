/** Pure functions and statements as expressions. */
export { type Folded, lowerFold } from "./fold.ts";
export { jumpsIn } from "./jumps.ts";
export { lowerPureCall, type PureCall } from "./lower-pure-call.ts";
export { lowerPureEach } from "./lower-pure-each.ts";
export type { PureEffect } from "./pure-effect.ts";
export { isPure, lowerPureStatements } from "./pure-statements.ts";
export { refuseBusyWait } from "./refuse-busy-wait.ts";
