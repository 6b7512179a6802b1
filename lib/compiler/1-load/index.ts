/** Load: TypeScript's program and checker for a project, and what its files declare. Runs no user code. */

export { type CallbackSettings, callbackSettings } from "./callback-settings.ts";
export { callsItselfLast } from "./calls-itself-last.ts";
export {
  assignedTargets,
  changedObjects,
  isAssignment,
  isLazyAssignment,
  isStep,
  rootOf,
} from "./changes.ts";
export {
  type Changes,
  changesOf,
  changingClosure,
  closureOf,
  outerChanges,
  ownChanges,
  walkRun,
} from "./closures.ts";
export { concerns } from "./concerns.ts";
export { secondsOf } from "./duration.ts";
export { type EachCall, eachCall, eachCallOf } from "./each-call.ts";
export { findFlowFiles } from "./find-flow-files.ts";
export {
  functionMembers,
  functionsObject,
  isFunctionParameter,
  isFunctionType,
  standsForFunctions,
} from "./function-types.ts";
export { type GivenFile, returnedBy } from "./given-files.ts";
export { heldExpression } from "./held-literal.ts";
export { importsOf, type ProjectWide, projectWide, standsAlone } from "./imports-of.ts";
export { holdsZoned, isCalendar, isZoned } from "./is-zoned.ts";
export { deadlineNames, deadlineOf } from "./load-deadline.ts";
export type { LoadOptions } from "./load-project.ts";
export { loadProject } from "./load-project.ts";
export { loadRetry, retryPaths } from "./load-retry.ts";
export type { ScheduleSetting } from "./load-schedules.ts";
export { scheduleSettings } from "./load-schedules.ts";
export type {
  Constant,
  ConstantValue,
  FunctionNode,
  LoadedContainer,
  LoadedFlow,
  LoadedLock,
  LoadedProject,
  LoadedRate,
  LoadedRetry,
  LoadedStep,
  LoadedTask,
  LoadedTrigger,
  Setting,
  Settings,
  Word,
} from "./loaded-project.ts";
export { type LockCall, lockCallOf, lockOfCall, rateOfCall } from "./lock-call.ts";
export { placeOfSetting } from "./place-of-setting.ts";
export { plainExpression, wrappedExpression } from "./plain-expression.ts";
export { type FoundCalendar, readCalendar } from "./read-calendar.ts";
export {
  type AwsCall,
  constantText,
  fixedOptions,
  type HttpCall,
  type HttpMethod,
  optionsAt,
  type ServiceCall,
  serviceCallOf,
} from "./service-call.ts";
export { type SettledKind, settledKinds } from "./settled-kinds.ts";
export { createSourceCache, type SourceCache } from "./source-cache.ts";
export { initializerOf, isConst, symbolOf } from "./symbols.ts";
export { triggerSettings } from "./triggers/load-triggers.ts";
export { vocabularyModules } from "./vocabulary.ts";
export { writtenCalendar } from "./written-calendar.ts";
export type { ZoneChange, ZoneRules } from "./zone-rules.ts";
