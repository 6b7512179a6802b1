import type { CatalogueEntry } from "../catalogue-entry.ts";

export const badDeadline = {
  code: "NG2220",
  title: "A deadline that can't be watched",
  message: '`{option}: "{text}"` of `{flow}` can\'t be watched: {problem}',
  why: "`startBy` and `finishBy` are watched for each time of a flow's schedule: from the time, and from the list of the flow's runs.",
  wrong: 'flow("report", { schedule: cron("0 5 * * *"), finishBy: "6am" }, …)',
  right: 'flow("report", { schedule: cron("0 5 * * *"), finishBy: "06:00" }, …)',
} as const satisfies CatalogueEntry;
