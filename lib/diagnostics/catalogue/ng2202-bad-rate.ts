import type { CatalogueEntry } from "../catalogue-entry.ts";

export const badRate = {
  code: "NG2202",
  title: "A rate that EventBridge doesn't have",
  message: 'rate("{every}") is not a whole number of minutes',
  help: 'rate("{suggestion}")',
  why: "EventBridge Scheduler counts in minutes; it has no shorter unit.",
  wrong: 'schedule: rate("90s")',
  right: 'schedule: rate("2m")',
} as const satisfies CatalogueEntry;
