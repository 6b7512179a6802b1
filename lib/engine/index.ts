/**
 * A Step Functions interpreter without I/O: a run is fed inputs, and answers with history events and effects.
 */
export type {
  CancelReason,
  Effect,
  EndStatus,
  ExecutionEnd,
  PerformTask,
} from "./effect.ts";
export type { EventDetails, HistoryEvent, HistoryEventType } from "./history-event.ts";
export { type Advance, createRun, type Run, type RunOptions } from "./run.ts";
export type { RunInput } from "./run-input.ts";
export type { RunStart } from "./run-start.ts";
export {
  type SimulatedCall,
  type SimulatedTask,
  type SimulateOptions,
  type Simulation,
  simulate,
} from "./simulate.ts";
export { type IntegrationPattern, type ParsedResource, parseResource } from "./task-resource.ts";
