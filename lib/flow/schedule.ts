import type { AtSchedule } from "./at.ts";
import type { CronSchedule } from "./cron.ts";
import type { RateSchedule } from "./rate.ts";

/** When a flow starts by itself. Becomes a schedule of EventBridge Scheduler. */
export type Schedule = CronSchedule | RateSchedule | AtSchedule;

/** One, several, or several by name: `{ morning: cron("0 6 * * *"), evening: cron("0 18 * * *") }`. */
export type Schedules = Schedule | readonly Schedule[] | Readonly<Record<string, Schedule>>;
