import type { CatalogueEntry } from "../catalogue-entry.ts";

export const cronBothDays = {
  code: "NG2201",
  title: "A cron expression with both kinds of day",
  message: '"{expression}" restricts the day of the month and the day of the week',
  help: "use two schedules: [{first}, {second}]",
  why: "Unix cron then fires on either day. EventBridge Scheduler takes only one of the two in an expression.",
  wrong: 'schedule: cron("0 9 1 * MON")',
  right: 'schedule: [cron("0 9 1 * *"), cron("0 9 * * MON")]',
} as const satisfies CatalogueEntry;
