/** Pure functions and statements as expressions. */
export { isPure, lowerPureStatements, type PureEffect } from "./pure-statements.ts";
