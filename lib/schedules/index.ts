/**
 * When a schedule fires: the times that EventBridge Scheduler plans, the expressions that it takes, and what an environment makes of a flow's schedules. Pure; the zones'
 * rules are those of Node. Shared by what deploys schedules, what fires them locally and what shows or fills in their times.
 */
export { asFired } from "./as-fired.ts";
export { awsCron } from "./cron/aws-cron.ts";
export { type Deadline, deadlineOf } from "./deadline.ts";
export { durationSeconds } from "./duration-seconds.ts";
export { isTimeZone } from "./is-time-zone.ts";
export { localTime } from "./local-time.ts";
export { nextTimes } from "./next-times.ts";
export type { PlannedSchedule } from "./planned/planned-schedule.ts";
export { plannedSchedules } from "./planned/planned-schedules.ts";
export { namedSchedules, scheduleSettingsOf } from "./planned/schedule-settings.ts";
export { unknownDays } from "./planned/unknown-days.ts";
export {
  canonicalText,
  namingParams,
  type PlannedFor,
  paramsMark,
  runName,
  runNameExpression,
} from "./run-name.ts";
export type { Schedule, ScheduleTimes } from "./schedule.ts";
export type { ScheduleExpression } from "./schedule-expression.ts";
export { scheduleExpression } from "./schedule-expression.ts";
export type { Range } from "./schedule-times.ts";
export { scheduleTimes } from "./schedule-times.ts";
export { scheduledTimeOf } from "./scheduled-time-of.ts";
export { type Zone, zoneNamed } from "./zone.ts";
