/**
 * A run's history as people look at it: its steps in order, how far each state came, what the next event tells. Pure view models of what
 * GetExecutionHistory answers; drawing is elsewhere.
 */
export { duration } from "./duration.ts";
export { type FailedStates, failedStates } from "./failed-states.ts";
export { messageOf, problemOf } from "./message-of.ts";
export { type Progress, type ProgressLine, progress } from "./progress.ts";
export type { RunEvent } from "./run-event.ts";
export { statusesOf } from "./statuses-of.ts";
export {
  type Attempt,
  allSteps,
  type StepStatus,
  type Timeline,
  type TimelinePart,
  type TimelineStep,
  timelineOf,
} from "./timeline.ts";
export { tryOf } from "./try-of.ts";
