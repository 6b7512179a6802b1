import type { CronSchedule } from "./cron.ts";
import type { RateSchedule } from "./rate.ts";

/** When a flow starts by itself. Becomes a schedule of EventBridge Scheduler. */
export type Schedule = CronSchedule | RateSchedule;
