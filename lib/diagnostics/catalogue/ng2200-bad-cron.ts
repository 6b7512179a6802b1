import type { CatalogueEntry } from "../catalogue-entry.ts";

export const badCron = {
  code: "NG2200",
  title: "A cron expression that is wrong",
  message: '"{expression}" is not a cron expression: {problem}',
  help: 'five fields: minute, hour, day of month, month, day of week, as in "0 10 * * MON-FRI"',
  why: "nagare takes the five fields of Unix cron and translates them for EventBridge Scheduler.",
  wrong: 'cron("0 25 * * *")',
  right: 'cron("0 22 * * *")',
} as const satisfies CatalogueEntry;
