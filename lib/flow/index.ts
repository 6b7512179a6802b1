/**
 * What a flow imports. Each word is a thin object: the compiler reads it from the source, and calling it runs it natively in Node, which is
 * what a debugger, a unit test and a script use. Knows nothing of AWS or of the compiler.
 */
export type { AtSchedule } from "./at.ts";
export { at } from "./at.ts";
export type { BusinessDays, Calendar, CalendarChanges, Day, OwnCalendar } from "./calendar.ts";
export { calendar } from "./calendar.ts";
export type { CallbackOptions } from "./callback.ts";
export { callback } from "./callback.ts";
export type { FlowConcurrency, LockKey, LockOptions, StepConcurrency } from "./concurrency.ts";
export type { Container, ContainerOptions, ContainerResult } from "./container.ts";
export { container } from "./container.ts";
export type { ExitFacts, ExitReason } from "./container-exited.ts";
export { ContainerExited } from "./container-exited.ts";
export { ContainerNotStarted } from "./container-not-started.ts";
export type {
  Capacity,
  ContainerSource,
  ExistingTaskDefinition,
  OwnTaskDefinition,
} from "./container-source.ts";
export type { CronSchedule } from "./cron.ts";
export { cron } from "./cron.ts";
export type { Datadog, DatadogLayers } from "./datadog.ts";
export type { Deadline } from "./deadline.ts";
export type { Duration } from "./duration.ts";
export type {
  Environment,
  Environments,
  ScheduleOverride,
  ScheduleSettings,
  Size,
  TaskDefinitionFacts,
} from "./environments.ts";
export { environments } from "./environments.ts";
export type { BusEvent, EventOptions, EventParams, EventTrigger } from "./event.ts";
export { event } from "./event.ts";
export type {
  EventDetailPattern,
  EventMatch,
  EventMatches,
  EventPattern,
} from "./event-pattern.ts";
export { fail } from "./fail.ts";
export type { FileOutput } from "./file.ts";
export { file } from "./file.ts";
export type { Flow, FlowBody, FlowOptions } from "./flow.ts";
export { flow } from "./flow.ts";
export type { FailedRun, FlowEnds, FlowEndTrigger } from "./flow-end.ts";
export type { HttpBodyOptions, HttpOptions, HttpResponse } from "./http.ts";
export { http } from "./http.ts";
export { HttpError } from "./http-error.ts";
export type { JsonOutput } from "./json.ts";
export { json } from "./json.ts";
export { LockBusy } from "./lock-busy.ts";
export type {
  BatchingMapOptions,
  DistributedMapOptions,
  MapOptions,
  ToleratedResults,
  ToleratingBatchOptions,
  ToleratingMapOptions,
} from "./map.ts";
export { map } from "./map.ts";
export type { Alarms, DatadogEvents, DatadogSite, Notify, SlackChannel } from "./notify.ts";
export type { Parameter } from "./parameter.ts";
export { parameter } from "./parameter.ts";
export type { RateSchedule } from "./rate.ts";
export { rate } from "./rate.ts";
export type { RetryOptions } from "./retry.ts";
export type { Run } from "./run.ts";
export type { S3Object, S3ObjectVersion, S3Options, S3Trigger } from "./s3.ts";
export { s3 } from "./s3.ts";
export type { Schedule, Schedules } from "./schedule.ts";
export type { ScheduleOptions, StartOptions } from "./schedule-options.ts";
export type { Secret } from "./secret.ts";
export { secret } from "./secret.ts";
export type { ShellOptions } from "./shell.ts";
export { shell } from "./shell.ts";
export type { Skipped } from "./skip.ts";
export { isSkipped, skip } from "./skip.ts";

export { sleep } from "./sleep.ts";
export type { Task, TaskOptions } from "./task.ts";
export { task } from "./task.ts";
export type { LogAttributes, TaskContext, TaskLogger } from "./task-context.ts";
export { TaskTimedOut } from "./task-timed-out.ts";
export type { NoParams, Trigger } from "./trigger.ts";
export type { WithLockOptions } from "./with-lock.ts";
export { withLock } from "./with-lock.ts";
export type { RateOptions, StepRate, WithRateOptions } from "./with-rate.ts";
export { withRate } from "./with-rate.ts";
export type {
  DiffUnit,
  FormatOptions,
  TimeAmount,
  TimeFields,
  TimeUnit,
  Zoned,
  ZonedWord,
} from "./zoned.ts";
export { zoned } from "./zoned.ts";
