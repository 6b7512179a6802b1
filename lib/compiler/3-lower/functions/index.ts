/** Pure functions and statements as expressions. */
export { type Folded, lowerFold } from "./fold.ts";
export { jumpsIn } from "./jumps.ts";
export { isPure, lowerPureStatements, type PureEffect } from "./pure-statements.ts";
