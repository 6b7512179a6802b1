/**
 * A Step Functions interpreter without I/O: a run is fed inputs, and answers with history events and effects.
 */
export type {
  CancelReason,
  Effect,
  EndStatus,
  ExecutionEnd,
  PerformTask,
  ReadItems,
  StartMapRun,
} from "./effect.ts";
export { checkExpression } from "./evaluate.ts";
export type { EventDetails, HistoryEvent, HistoryEventType } from "./history-event.ts";
export {
  type ChildOutcome,
  type ChildStatus,
  childStart,
  type ItemSource,
  type MapRunChild,
  type MapRunLimits,
  type MapRunPlan,
  MapRunProgress,
  type ParentStart,
  type ResultTransformation,
  type ResultWriterPlan,
  type StatusCounts,
  thresholdExceeded,
  transformed,
} from "./map-run/index.ts";
export { type Advance, createRun, type Run } from "./run.ts";
export type { RunInput } from "./run-input.ts";
export type { RunOptions } from "./run-options.ts";
export type { RunStart } from "./run-start.ts";
export type { SimulatedCall, SimulatedTask } from "./simulate/tasks.ts";
export { type SimulateOptions, type Simulation, simulate } from "./simulate.ts";
export { type IntegrationPattern, type ParsedResource, parseResource } from "./task-resource.ts";
export type {
  ErrorDetails,
  Inspection,
  StateMock,
  StateTest,
  StateTestPorts,
  StateTestResult,
  TaskOutcome,
} from "./test-state/state-test.ts";
export { testState } from "./test-state/test-state.ts";
export { variableReferences } from "./variable-references/variable-references.ts";
