/** Pure functions and statements as expressions. */
export { type Folded, lowerFold } from "./fold.ts";
export { jumpsIn } from "./jumps.ts";
export type { PureEffect } from "./pure-effect.ts";
export { isPure, lowerPureStatements } from "./pure-statements.ts";
export { refuseBusyWait } from "./refuse-busy-wait.ts";
