/** Map Runs: what a distributed Map asks the world to do, and the rules that whoever does it keeps. */
export { childStart, type ParentStart } from "./child-start.ts";
export type {
  ItemSource,
  MapRunChild,
  MapRunLimits,
  MapRunPlan,
  ResultTransformation,
  ResultWriterPlan,
} from "./plan.ts";
export {
  type ChildStatus,
  MapRunProgress,
  type StatusCounts,
} from "./progress.ts";
export { type ChildOutcome, transformed } from "./results.ts";
export { thresholdExceeded } from "./threshold-exceeded.ts";
