/** What of a definition Step Functions would refuse, or end a run for, where that can be known before one. */

export { expressionDepth, expressionsIn } from "./expression-depth.ts";
export { type LimitedFlow, limitsOf } from "./limits.ts";
