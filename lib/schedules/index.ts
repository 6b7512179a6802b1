/**
 * When a schedule fires: the times that EventBridge Scheduler plans, and the expressions that it takes. Pure; the zones' rules are those of Node. Shared by what deploys
 * schedules, what fires them locally and what shows or fills in their times.
 */
export { awsCron } from "./cron/aws-cron.ts";
export { nextTimes } from "./next-times.ts";
export type { Schedule, ScheduleTimes } from "./schedule.ts";
export type { ScheduleExpression } from "./schedule-expression.ts";
export { scheduleExpression } from "./schedule-expression.ts";
export type { Range } from "./schedule-times.ts";
export { scheduleTimes } from "./schedule-times.ts";
